import type { Id } from '../../kernel/ids.js';
import { defineLoader } from '../../platform/graphql/index.js';
import { valuesOfAdvocates, valuesOfCompanies, type ValueRow } from './attribute-value.queries.js';
import { attributesOf, choicesOf, findAttributesByIds } from './attribute.queries.js';
import { ATTRIBUTE_SUBJECTS } from './attribute.rules.js';

export const attributeById = defineLoader(async (tx, ids) => {
  const attributes = await findAttributesByIds(tx, ids);
  return new Map(attributes.map((attribute) => [attribute.id, attribute]));
});

/** By their subject: read once in an operation. */
export const attributesOfSubject = defineLoader(async (tx, subjects) => {
  const asked = ATTRIBUTE_SUBJECTS.filter((subject) => subjects.includes(subject));
  const found = [];
  for (const subject of asked) found.push([subject, await attributesOf(tx, subject)] as const);
  return new Map<string, (typeof found)[number][1]>(found);
});

export const choicesOfAttribute = defineLoader(choicesOf);

export const valuesOfAdvocate = defineLoader(async (tx, ids) =>
  byHolder(await valuesOfAdvocates(tx, ids)),
);
export const valuesOfCompany = defineLoader(async (tx, ids) =>
  byHolder(await valuesOfCompanies(tx, ids)),
);

function byHolder(rows: readonly ValueRow[]): Map<Id, ValueRow[]> {
  const found = new Map<Id, ValueRow[]>();
  for (const row of rows) found.set(row.holderId, [...(found.get(row.holderId) ?? []), row]);
  return found;
}
