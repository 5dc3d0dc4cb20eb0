import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import type { NamedSubject } from '../../subjects/index.js';

/** What people call each referral, and whose it is; of one that was taken back (R-D7) only whose. */
export async function findReferralNames(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, NamedSubject>> {
  const rows = await tx.query<(Pick<NamedSubject, 'advocateId' | 'name'> & { id: Id })[]>(
    `SELECT r.id, r.advocate_id AS "advocateId", coalesce(r.referee_name, c.name) AS name
       FROM referral r
       LEFT JOIN company_name c
         ON c.program_id = r.program_id AND c.company_id = r.company_id
      WHERE r.program_id = $1 AND r.id = ANY ($2::uuid[])
     UNION ALL
     SELECT id, advocate_id, NULL FROM referral_taken_back
      WHERE program_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

/** Referrals of people at companies, in no order. */
export async function referralIdsOfCompanies(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM referral WHERE program_id = $1 AND company_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return rows.map(({ id }) => id);
}

/** R-D7: whether it went with the run that had brought it in. */
export async function isTakenBack(tx: Tx, id: Id): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'SELECT FROM referral_taken_back WHERE program_id = $1 AND id = $2',
    [tx.programId, id],
  );
  return rows.length > 0;
}
