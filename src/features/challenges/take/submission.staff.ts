import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** Staff are told of each proof that waits; of one's own somebody else decides (R-C5). */
export const submissionToDecide = defineStaffNotice('SUBMISSION_TO_DECIDE', {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT s.submitted_at AS since, p.advocate_id, NULL::uuid AS owner_id
       FROM submission s
       JOIN participation p ON p.program_id = s.program_id AND p.id = s.participation_id
      WHERE s.program_id = ${program} AND s.id = ${subject} AND s.status = 'SUBMITTED'`,
  find: findSubmissionNames,
  path: (id) => `approvals?at=${id}`,
});

/** The challenge as it was started, and who handed it in. */
async function findSubmissionNames(tx: Tx, ids: readonly Id[]): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<
    (Pick<WaitingSubject, 'name' | 'person' | 'translations'> & { id: Id })[]
  >(
    `SELECT s.id, v.definition ->> 'title' AS name, a.name AS person,
            coalesce((SELECT jsonb_agg(jsonb_build_object('locale', t -> 'locale', 'name', t -> 'title'))
                        FROM jsonb_array_elements(v.definition -> 'translations') AS t),
                     '[]') AS translations
       FROM submission s
       JOIN participation p ON p.program_id = s.program_id AND p.id = s.participation_id
       JOIN challenge_text v ON v.program_id = p.program_id AND v.challenge_id = p.challenge_id
            AND v.version = p.challenge_version
       JOIN advocate_name a ON a.program_id = p.program_id AND a.advocate_id = p.advocate_id
      WHERE s.program_id = $1 AND s.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
