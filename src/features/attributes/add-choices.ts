import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { nameKey } from './attribute.rules.js';

/** Choices behind the `before` that an attribute has already. */
export async function addChoices(
  tx: Tx,
  attributeId: Id,
  labels: readonly string[],
  before: number,
): Promise<void> {
  if (labels.length === 0) return;
  await tx.query(
    `INSERT INTO attribute_choice (program_id, attribute_id, id, label, label_key, position)
     SELECT $1, $2, c.id, c.label, c.label_key, $6 + c.place
       FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY
         AS c (id, label, label_key, place)`,
    [tx.programId, attributeId, labels.map(() => newId()), labels, labels.map(nameKey), before],
  );
}
