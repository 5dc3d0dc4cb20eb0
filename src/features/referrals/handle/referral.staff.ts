import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { readProgram } from '../../programs/index.js';
import { defineStaffNotice, type WaitingSubject } from '../../staff-notices/index.js';
import { firstContactTarget } from './first-contact.rules.js';

const path = (id: Id): string => `referrals/${id}`;

/**
 * R-W3: somebody has to get in contact, within the programme's working days; who looks after the
 * company, where there is somebody. What a file brought is history and tells nobody.
 */
export const referralToContact = defineStaffNotice('REFERRAL_TO_CONTACT', {
  seenBy: { sales: 'program', marketer: 'program', admin: 'program' },
  toldTo: ['sales', 'marketer', 'admin'],
  mail: 'AT_ONCE',
  waits: ({ program, subject }) =>
    `SELECT r.recorded_at AS since, r.advocate_id,
            (SELECT o.owner_id FROM company_owner o
              WHERE o.program_id = r.program_id AND o.company_id = r.company_id) AS owner_id
       FROM referral r
      WHERE r.program_id = ${program} AND r.id = ${subject} AND r.window_open
        AND r.status IN ('SUBMITTED', 'ACCEPTED') AND r.moderation <> 'DENIED'
        AND r.first_contacted_at IS NULL AND r.source <> 'IMPORT'`,
  find: async (tx, ids) => {
    const { firstContactDays } = await readProgram(tx);
    return findReferralsToTell(tx, ids, firstContactDays);
  },
  path,
});

/** R-W6: a marketer decides which of two referrals of one person counts. */
export const referralToPlace = defineStaffNotice('REFERRAL_TO_PLACE', {
  seenBy: { marketer: 'program', admin: 'program' },
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT r.recorded_at AS since, r.advocate_id, NULL::uuid AS owner_id FROM referral r
      WHERE r.program_id = ${program} AND r.id = ${subject}
        AND r.status = 'DUPLICATE' AND r.reason_code = 'WAITS_FOR_PERSON'`,
  find: (tx, ids) => findReferralsToTell(tx, ids, null),
  path,
});

/** R-W8: flagged, and nobody has decided yet. */
export const referralToCheck = defineStaffNotice('REFERRAL_TO_CHECK', {
  seenBy: referralToPlace.seenBy,
  toldTo: ['marketer', 'admin'],
  mail: 'DAILY',
  waits: ({ program, subject }) =>
    `SELECT r.recorded_at AS since, r.advocate_id, NULL::uuid AS owner_id FROM referral r
      WHERE r.program_id = ${program} AND r.id = ${subject} AND r.fraud_status = 'FLAGGED'`,
  find: (tx, ids) => findReferralsToTell(tx, ids, null),
  path,
});

interface ReferralToTell extends Pick<WaitingSubject, 'name' | 'person'> {
  readonly id: Id;
  readonly submittedAt: Date;
  readonly timeZone: string;
}

/** Whom it is about, and by whom. `contactDays`: within how many working days somebody has to act. */
async function findReferralsToTell(
  tx: Tx,
  ids: readonly Id[],
  contactDays: number | null,
): Promise<Map<Id, WaitingSubject>> {
  const rows = await tx.query<ReferralToTell[]>(
    `SELECT r.id, coalesce(r.referee_name, c.name) AS name, a.name AS person,
            r.submitted_at AS "submittedAt", r.time_zone AS "timeZone"
       FROM referral r
       JOIN advocate_name a ON a.program_id = r.program_id AND a.advocate_id = r.advocate_id
       LEFT JOIN company_name c ON c.program_id = r.program_id AND c.company_id = r.company_id
      WHERE r.program_id = $1 AND r.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(
    rows.map(({ id, submittedAt, timeZone, ...named }) => {
      const dueAt =
        contactDays === null ? null : firstContactTarget(submittedAt, timeZone, contactDays);
      return [id, { ...named, dueAt }];
    }),
  );
}
