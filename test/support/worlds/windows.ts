import { expect } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import {
  findProjectionBreaks,
  type ProjectionBreak,
} from '../../../src/features/referrals/settle/projection-breaks.queries.js';
import type { NewReferral } from '../../../src/features/referrals/intake/add-referrals.js';
import type { TestDatabase } from '../database/test-database.js';

/** Sets a sandbox's clock so that it is this moment there now. */
export async function setClock(test: TestDatabase, programId: Id, to: Date): Promise<void> {
  await test.superuser(
    `UPDATE program SET clock_offset_ms =
       ceil(extract(epoch FROM $2::timestamptz - clock_timestamp()) * 1000)::bigint WHERE id = $1`,
    [programId, to],
  );
}

/** A referral by an advocate's form, all of it told. */
export function aNewReferral(
  advocateId: Id,
  submittedAt: Date,
  given: Partial<NewReferral> = {},
): NewReferral {
  return {
    advocateId,
    source: 'FORM',
    sourceLabel: null,
    externalId: null,
    refereeName: 'Aiko Sato',
    refereeEmail: null,
    companyId: null,
    note: null,
    submittedAt,
    needsConfirmation: false,
    awardsPoints: true,
    decision: 'ACCEPTED',
    fileRow: null,
    ...given,
  };
}

/** What is stored differently than its facts say, in the whole programme. */
export async function breaksOf(test: TestDatabase, actor: Actor): Promise<ProjectionBreak[]> {
  return test.database.read(actor, async (tx) => {
    const breaks: ProjectionBreak[] = [];
    let after: Id | null = null;
    do {
      const part = await findProjectionBreaks(tx, after, 500);
      breaks.push(...part.breaks);
      after = part.next;
    } while (after !== null);
    return breaks;
  });
}

/** Deadlocks of this database so far. Sessions tell the count when they have been idle a while. */
export async function deadlocks(test: TestDatabase): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const [row] = await test.superuser<{ count: number }>(
    'SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return row?.count ?? -1;
}

/** R-P1: what the wallets hold is what the transfers say, and awarded less reversed is due. */
export async function pointsOf(test: TestDatabase, advocateId: Id): Promise<number> {
  const [row] = await test.superuser<{ held: string; moved: string }>(
    `SELECT coalesce(sum(w.balance), 0) AS held, coalesce(sum(t.points), 0) AS moved
     FROM wallet w LEFT JOIN LATERAL (
       SELECT sum(points) AS points FROM transfer t
       WHERE t.program_id = w.program_id AND t.wallet_id = w.id) t ON true
     WHERE w.owner_id = $1`,
    [advocateId],
  );
  expect(row?.held).toBe(row?.moved);
  return Number(row?.held ?? 0);
}
