import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';

const ROWS_AT_ONCE = 5_000;

/** Deletes the kept rows of a run, in short statements. */
export async function forgetRows(database: Database, actor: Actor, runId: Id): Promise<void> {
  let deleted: number;
  do {
    deleted = await database.write(actor, 'forgetImportRows', async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `DELETE FROM import_row WHERE program_id = $1 AND run_id = $2 AND row_no IN (
           SELECT row_no FROM import_row WHERE program_id = $1 AND run_id = $2 LIMIT $3)`,
        [tx.programId, runId, ROWS_AT_ONCE],
      );
      return count;
    });
  } while (deleted === ROWS_AT_ONCE);
}
