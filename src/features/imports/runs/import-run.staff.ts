import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';

/**
 * R-D7: a run ended; whoever started it is told, also while they are at something else. News, not
 * work: it is there until it was read, and for a week.
 */
const WAITS =
  (state: string) =>
  ({ program, subject }: { program: string; subject: string }) =>
    `SELECT i.ended_at AS since, NULL::uuid AS advocate_id, i.by_id AS owner_id FROM import_run i
    WHERE i.program_id = ${program} AND i.id = ${subject} AND i.state = '${state}'
      AND i.task = 'IMPORT' AND i.ended_at > now() - interval '7 days'`;

const FOR_WHO_STARTED_IT = {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['admin', 'marketer'],
  mail: 'AT_ONCE',
  find: findRunNames,
  path: (id: Id) => `imports/${id}`,
} as const;

export const importDone = defineStaffNotice('IMPORT_DONE', {
  ...FOR_WHO_STARTED_IT,
  waits: WAITS('DONE'),
});

export const importStopped = defineStaffNotice('IMPORT_STOPPED', {
  ...FOR_WHO_STARTED_IT,
  waits: WAITS('STOPPED'),
});

async function findRunNames(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<{ id: Id; name: string }[]>(
    'SELECT id, file_name AS name FROM import_run WHERE program_id = $1 AND id = ANY ($2::uuid[])',
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, { name }]));
}
