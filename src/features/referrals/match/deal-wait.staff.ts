import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';
import { countDealsThatWait } from './deal-wait.queries.js';

/**
 * R-W13: deals wait for a person's choice. One notice for all of them: a file of a CRM may bring
 * hundreds at once, which nobody wants to be told of one by one.
 */
export const dealsToChooseFor = defineStaffNotice('DEALS_TO_CHOOSE_FOR', {
  seenBy: { sales: 'program', marketer: 'program', admin: 'program' },
  toldTo: ['sales', 'marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT max(w.since) AS since, NULL::uuid AS advocate_id, NULL::uuid AS owner_id
       FROM deal_wait w WHERE w.program_id = ${program} AND ${subject} = ${program}
     HAVING count(*) > 0`,
  find: countThem,
  path: () => 'deals',
});

async function countThem(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const count = await countDealsThatWait(tx);
  return new Map(ids.map((id) => [id, { name: null, count }]));
}
