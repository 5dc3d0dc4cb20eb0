import type { Id } from '../../kernel/ids.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../platform/errors/index.js';
import {
  readValue,
  type AttributeValue,
  type StatedValue,
  type TypedAttribute,
} from './attribute-value.rules.js';
import { nameKey, type AttributeType } from './attribute.rules.js';

export interface ValueInput extends StatedValue {
  readonly attributeId?: Id | null | undefined;
  /** its name instead of its id, in any case and width */
  readonly attribute?: string | null | undefined;
  /** of the value that a person replaces; absent: there was none. A key needs none */
  readonly version?: number | null | undefined;
}

/** An advocate or a company, by id or by the id of the CRM, and what is said of them. */
export interface HolderInput {
  readonly id?: Id | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly values: readonly ValueInput[];
}

export type NamedAttributes = readonly (TypedAttribute & {
  readonly id: Id;
  readonly nameKey: string;
})[];

/** What was said of one value; null: it is cleared. */
export interface Statement {
  readonly holderId: Id;
  readonly attributeId: Id;
  readonly type: AttributeType;
  readonly value: AttributeValue | null;
  /** of the value that it replaces; 0: there was none */
  readonly version: number;
}

/**
 * What a request says, value by value, without what says nothing. `ids`: of the holders, in their
 * order. Throws NotFound for an attribute that is not there, InvalidInput with every wrong field.
 */
export function readStatements(
  { field }: { readonly field: string },
  attributes: NamedAttributes,
  holders: readonly HolderInput[],
  ids: readonly Id[],
): Statement[] {
  const find = finder(attributes);
  const problems: FieldProblem[] = [];
  const said = new Map<string, Statement>();
  holders.forEach(({ values }, place) => {
    const holderId = ids[place] ?? '';
    values.forEach((input, at) => {
      const path = [field, String(place), 'values', String(at)];
      const attribute = find(input, path);
      const read = readValue(attribute, input);
      if (read.says === 'WRONG') {
        problems.push({ path: [...path, read.field], message: read.message });
      }
      if (read.says !== 'VALUE') return;
      const key = `${holderId} ${attribute.id}`;
      if (said.has(key)) problems.push({ path, message: 'Each value once.' });
      const { id: attributeId, type } = attribute;
      const version = input.version ?? 0;
      said.set(key, { holderId, attributeId, type, value: read.value, version });
    });
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return [...said.values()];
}

function finder(attributes: NamedAttributes) {
  const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  const byName = new Map(attributes.map((attribute) => [attribute.nameKey, attribute]));
  return ({ attributeId, attribute: name }: ValueInput, path: readonly string[]) => {
    const found = attributeId ? byId.get(attributeId) : byName.get(nameKey(name ?? ''));
    if (found) return found;
    throw new NotFound('attribute', [...path, attributeId ? 'attributeId' : 'attribute']);
  };
}
