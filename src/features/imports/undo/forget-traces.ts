import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';

const TRACES_AT_ONCE = 5_000;

/** Deletes what a run left, in short statements: from then on it stays. */
export async function forgetTraces(database: Database, actor: Actor, runId: Id): Promise<void> {
  await forgetChanges(database, actor, runId);
  let deleted: number;
  do {
    deleted = await database.write(actor, 'forgetImportTraces', async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `DELETE FROM import_trace WHERE program_id = $1 AND run_id = $2 AND (kind, subject_id) IN (
           SELECT kind, subject_id FROM import_trace
            WHERE program_id = $1 AND run_id = $2 LIMIT $3)`,
        [tx.programId, runId, TRACES_AT_ONCE],
      );
      return count;
    });
  } while (deleted === TRACES_AT_ONCE);
}

/** What stood in rows before: a person's words among them (R-A5). */
async function forgetChanges(database: Database, actor: Actor, runId: Id): Promise<void> {
  let deleted: number;
  do {
    deleted = await database.write(actor, 'forgetImportChanges', async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `DELETE FROM import_change WHERE program_id = $1 AND run_id = $2
            AND (subject_kind, subject_id, no) IN (
              SELECT subject_kind, subject_id, no FROM import_change
               WHERE program_id = $1 AND run_id = $2 LIMIT $3)`,
        [tx.programId, runId, TRACES_AT_ONCE],
      );
      return count;
    });
  } while (deleted === TRACES_AT_ONCE);
}
