import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Database } from '../../../platform/database/index.js';

const PLACES_AT_ONCE = 5_000;

/**
 * R-D7: what a run told that was undone, in short statements: from then on an older row of the same
 * may be taken again.
 */
export async function forgetPlaces(database: Database, actor: Actor, runId: Id): Promise<void> {
  let deleted: number;
  do {
    deleted = await database.write(actor, 'forgetImportPlaces', async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `DELETE FROM import_place WHERE program_id = $1 AND run_id = $2 AND (kind, unit, key, place) IN (
           SELECT kind, unit, key, place FROM import_place
            WHERE program_id = $1 AND run_id = $2 LIMIT $3)`,
        [tx.programId, runId, PLACES_AT_ONCE],
      );
      return count;
    });
  } while (deleted === PLACES_AT_ONCE);
}
