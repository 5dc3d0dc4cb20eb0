import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { AttributeValue } from './attribute-value.rules.js';
import type { ValueSource } from './attribute.entity.js';

/** What somebody said of an advocate or a company, or that a value was cleared. */
export interface ValueRow extends AttributeValue {
  /** the advocate, or the company */
  readonly holderId: Id;
  readonly attributeId: Id;
  readonly source: ValueSource;
  readonly version: number;
}

const VALUE = `v.attribute_id AS "attributeId", v.text_value AS text,
  v.number_value::float8 AS number, v.day_value AS day, v.yes_no_value AS "yesNo",
  v.choice_id AS "choiceId", v.source, v.version`;

export function valuesOfAdvocates(tx: Tx, ids: readonly Id[]): Promise<ValueRow[]> {
  return tx.query<ValueRow[]>(
    `SELECT v.advocate_id AS "holderId", ${VALUE} FROM advocate_attribute v
      WHERE v.program_id = $1 AND v.advocate_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

export function valuesOfCompanies(tx: Tx, ids: readonly Id[]): Promise<ValueRow[]> {
  return tx.query<ValueRow[]>(
    `SELECT v.company_id AS "holderId", ${VALUE} FROM company_attribute v
      WHERE v.program_id = $1 AND v.company_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}
