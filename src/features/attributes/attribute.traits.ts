import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  choiceValues,
  type ChoicesWanted,
  defineTraitFamily,
  type TraitChoice,
  type TraitPlaces,
} from '../traits/index.js';
import { attributesOf, type AttributeRow } from './attribute.queries.js';
import type { AttributeType } from './attribute.rules.js';

const VALUE_OF_TYPE: Readonly<Record<AttributeType, string>> = {
  TEXT: 'v.text_value',
  NUMBER: 'v.number_value',
  DAY: 'v.day_value',
  YES_NO: 'v.yes_no_value',
  CHOICE: 'v.choice_id::text',
};

// Archived ones too: who asks about one already is still answered.
defineTraitFamily('attribute', async (tx) => {
  const ofAdvocates = await attributesOf(tx, 'ADVOCATE');
  const ofCompanies = await attributesOf(tx, 'COMPANY');
  return [...ofAdvocates, ...ofCompanies].map((attribute) => ({
    key: attribute.id,
    label: attribute.name,
    type: attribute.type,
    sql: (places: TraitPlaces) => valueSql(attribute, places),
    ...(attribute.type === 'CHOICE' && {
      choices: (reading: Tx, wanted: ChoicesWanted) => findChoices(reading, attribute.id, wanted),
    }),
  }));
});

/** Of the advocate `a`, or of the company that they work for. */
function valueSql({ id, subject, type }: AttributeRow, { program, put }: TraitPlaces): string {
  const value = VALUE_OF_TYPE[type];
  const attribute = `${put(id)}::uuid`;
  return subject === 'ADVOCATE'
    ? `SELECT ${value} FROM advocate_attribute v
        WHERE v.program_id = ${program} AND v.advocate_id = a.id AND v.attribute_id = ${attribute}`
    : `SELECT ${value} FROM company_attribute v
        WHERE v.program_id = ${program} AND v.company_id = a.company_id
          AND v.attribute_id = ${attribute}`;
}

function findChoices(tx: Tx, attributeId: Id, wanted: ChoicesWanted): Promise<TraitChoice[]> {
  return tx.query<TraitChoice[]>(
    `SELECT id::text AS value, label FROM attribute_choice
      WHERE program_id = $1 AND attribute_id = $2
        AND ($3::text[] IS NULL OR id::text = ANY ($3)) AND ($4::text IS NULL OR label ILIKE $4)
      ORDER BY position, id LIMIT $5`,
    [tx.programId, attributeId, ...choiceValues(wanted)],
  );
}
