import type { Id } from '../../../src/kernel/ids.js';
import type { TestDatabase } from './test-database.js';

/** Deletes all rows of a programme, as the job does. */
export async function purgeProgram(test: TestDatabase, programId: Id): Promise<void> {
  await test.superuser('UPDATE program SET deleting = true WHERE id = $1', [programId]);
  for (;;) {
    const [row] = await test.crossProgram.query<{ gone: number | null }>(
      'SELECT purge_program($1, 1000) AS gone',
      [programId],
    );
    if (row?.gone === null) return;
  }
}
