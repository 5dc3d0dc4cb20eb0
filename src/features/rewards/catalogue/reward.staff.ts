import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';
import { LOW_STOCK } from './reward.waiting.js';

/**
 * Codes or units run low. Told anew after it was filled up by codes; of units, which nobody loads,
 * once.
 */
export const rewardRunsLow = defineStaffNotice('REWARD_RUNS_LOW', {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT coalesce((SELECT max(c.loaded_at) FROM gift_code c
               WHERE c.program_id = r.program_id AND c.reward_id = r.id), r.created_at) AS since,
            NULL::uuid AS advocate_id, NULL::uuid AS owner_id
       FROM reward r
      WHERE r.program_id = ${program} AND r.id = ${subject} AND r.status = 'LIVE'
        AND r.stock < least(r.units, ${String(LOW_STOCK)})`,
  find: findRewardNames,
  path: (id) => `edit/rewards/${id}`,
});

async function findRewardNames(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<(Pick<WaitingSubject, 'name' | 'translations'> & { id: Id })[]>(
    `SELECT id, name, texts AS translations FROM reward
      WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
