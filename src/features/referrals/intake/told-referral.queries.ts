import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';

/** What was said of a referral when it came in. */
export interface ToldReferral {
  readonly externalId: string;
  readonly advocateId: Id;
  readonly refereeName: string | null;
  readonly refereeEmail: string | null;
  readonly companyId: Id | null;
  readonly sourceLabel: string | null;
  readonly submittedAt: Date;
  /** in the time zone that it was recorded with (R-W2) */
  readonly submittedOn: Day;
  /** R-A5: the person is still recognised by a key, and is not named any more */
  readonly isErased: boolean;
}

/** The referrals that other systems know by these ids, as they were told. */
export async function findToldReferrals(
  tx: Tx,
  externalIds: readonly string[],
): Promise<Map<string, ToldReferral>> {
  const rows = await tx.query<ToldReferral[]>(
    `SELECT external_id AS "externalId", advocate_id AS "advocateId", referee_name AS "refereeName",
       referee_email AS "refereeEmail", company_id AS "companyId", source_label AS "sourceLabel",
       submitted_at AS "submittedAt", submitted_on AS "submittedOn",
       referee_key IS NOT NULL AND referee_email IS NULL AS "isErased"
     FROM referral WHERE program_id = $1 AND external_id = ANY ($2::text[])`,
    [tx.programId, externalIds],
  );
  return new Map(rows.map((row) => [row.externalId, row]));
}
