import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { AttributeSubject, AttributeType } from './attribute.rules.js';

export interface AttributeRow {
  readonly id: Id;
  readonly subject: AttributeSubject;
  readonly type: AttributeType;
  readonly name: string;
  readonly nameKey: string;
  readonly position: number;
  readonly shownToAdvocates: boolean;
  readonly archivedAt: Date | null;
  readonly version: number;
}

const ATTRIBUTE = `a.id, a.subject, a.type, a.name, a.name_key AS "nameKey", a.position,
  a.shown_to_advocates AS "shownToAdvocates", a.archived_at AS "archivedAt", a.version`;

export function findAttributesByIds(tx: Tx, ids: readonly Id[]): Promise<AttributeRow[]> {
  return tx.query<AttributeRow[]>(
    `SELECT ${ATTRIBUTE} FROM attribute a WHERE a.program_id = $1 AND a.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
}

/** All of a programme, in their order, with the archived ones. */
export function attributesOf(tx: Tx, subject: AttributeSubject): Promise<AttributeRow[]> {
  return tx.query<AttributeRow[]>(
    `SELECT ${ATTRIBUTE} FROM attribute a WHERE a.program_id = $1 AND a.subject = $2
      ORDER BY a.position, a.id`,
    [tx.programId, subject],
  );
}

/**
 * Alone with the names and the order of a programme's attributes, until the end of the write: of two
 * who define and rename at once, the second finds the name taken.
 */
export async function lockAttributeNames(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('attributes ' || $1::text, 0))`, [
    tx.programId,
  ]);
}

export interface ChoiceRow {
  readonly id: Id;
  readonly attributeId: Id;
  readonly label: string;
  readonly labelKey: string;
}

/** By attribute, in their order. */
export async function choicesOf(
  tx: Tx,
  attributeIds: readonly Id[],
): Promise<Map<Id, ChoiceRow[]>> {
  const rows = await tx.query<ChoiceRow[]>(
    `SELECT c.id, c.attribute_id AS "attributeId", c.label, c.label_key AS "labelKey"
       FROM attribute_choice c
      WHERE c.program_id = $1 AND c.attribute_id = ANY ($2::uuid[]) ORDER BY c.position, c.id`,
    [tx.programId, attributeIds],
  );
  const found = new Map<Id, ChoiceRow[]>();
  for (const row of rows) found.set(row.attributeId, [...(found.get(row.attributeId) ?? []), row]);
  return found;
}
