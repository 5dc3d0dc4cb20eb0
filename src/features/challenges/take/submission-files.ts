import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineFileHolder } from '../../files/index.js';

/** Files are read with the submission that they are part of now, those of a survey's answers too. */
defineFileHolder({ name: 'SUBMISSION', showsToStaff });

/**
 * What its advocate took back is theirs alone; so is what they replaced. The advocate's own are
 * few: an index finds these, and their files are looked through.
 */
async function showsToStaff(
  tx: Tx,
  { id, advocateId }: { readonly id: Id; readonly advocateId: Id },
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM participation p
       JOIN submission s ON s.program_id = p.program_id AND s.participation_id = p.id
      WHERE p.program_id = $1 AND p.advocate_id = $2 AND s.status <> 'WITHDRAWN'
        AND $3::uuid = ANY (s.file_ids) LIMIT 1`,
    [tx.programId, advocateId, id],
  );
  return rows.length > 0;
}
