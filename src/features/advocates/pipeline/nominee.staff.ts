import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';

/** R-U4: a colleague named somebody, and a marketer decides whether to invite them. */
export const nomineeToDecide = defineStaffNotice('NOMINEE_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT n.nominated_at AS since, n.advocate_id, NULL::uuid AS owner_id
       FROM nomination n JOIN advocate a ON a.program_id = n.program_id AND a.id = n.advocate_id
      WHERE n.program_id = ${program} AND n.advocate_id = ${subject} AND a.status = 'NOMINATED'`,
  find: findNominees,
  path: (id) => `advocates/${id}`,
});

async function findNominees(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<{ id: Id; name: string }[]>(
    'SELECT id, name FROM advocate WHERE program_id = $1 AND id = ANY ($2::uuid[])',
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, { name }]));
}
