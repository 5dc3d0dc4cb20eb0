import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../../kernel/page.js';
import type { Points } from '../../../kernel/points.js';
import { containing, ListValues, type Tx } from '../../../platform/database/index.js';
import type { ReferralProjection, ReferralSource, ReferralStatus } from '../decide/index.js';
import type { RewardStatus } from '../settle/index.js';
import type { ReferralWait } from './referral-wait.rules.js';

/** A referral as people read it. */
export interface ReferralRow extends ReferralProjection {
  readonly id: Id;
  readonly advocateId: Id;
  readonly externalId: string | null;
  readonly source: ReferralSource;
  readonly sourceLabel: string | null;
  readonly refereeName: string | null;
  readonly refereeEmail: string | null;
  readonly companyId: Id | null;
  readonly note: string | null;
  readonly submittedAt: Date;
  readonly windowDays: number;
  readonly timeZone: string;
  readonly submittedOn: Day;
  readonly windowClosesAt: Date;
  readonly conversionPoints: Points;
  readonly rewardStatus: RewardStatus;
  readonly pointsAwarded: Points;
  readonly version: number;
}

const COLUMNS = `r.id, r.advocate_id AS "advocateId", r.external_id AS "externalId", r.source,
  r.source_label AS "sourceLabel", r.referee_name AS "refereeName",
  r.referee_email AS "refereeEmail", r.company_id AS "companyId", r.note,
  r.submitted_at AS "submittedAt", r.window_days AS "windowDays", r.time_zone AS "timeZone",
  r.submitted_on AS "submittedOn", r.window_closes_at AS "windowClosesAt",
  r.conversion_points AS "conversionPoints", r.reward_status AS "rewardStatus",
  r.points_awarded AS "pointsAwarded", r.points_due AS "pointsDue", r.version, r.status, r.step,
  r.reason_code AS "reasonCode", r.moderation, r.fraud_status AS "fraudStatus", r.confirmation,
  r.window_open AS "windowOpen", r.duplicate_of AS "duplicateOf",
  r.credited_deal_id AS "creditedDealId", r.converted_on AS "convertedOn",
  r.won_outside_window AS "wonOutsideWindow", r.won_before_referral AS "wonBeforeReferral",
  r.closed_on_flag AS "closedOnFlag", r.first_contacted_at AS "firstContactedAt",
  r.contact_member_id AS "contactMemberId"`;

/** 0 or 1, as in the index `referral_pipeline`: with a boolean the planner would not find it. */
const IS_CLOSED = '(NOT r.window_open)::int';

export async function findReferralsByIds(
  tx: Tx,
  ids: readonly Id[],
): Promise<Map<Id, ReferralRow>> {
  const rows = await tx.query<ReferralRow[]>(
    `SELECT ${COLUMNS} FROM referral r WHERE r.program_id = $1 AND r.id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** As in the partial indexes `referral_to_place` and `referral_flagged`. */
const WAITS: Readonly<Record<ReferralWait, string>> = {
  PLACE: "r.status = 'DUPLICATE' AND r.reason_code = 'WAITS_FOR_PERSON'",
  FRAUD: "r.fraud_status = 'FLAGGED'",
};

export interface ReferralFilter {
  readonly statuses: readonly ReferralStatus[] | null;
  /** windows that are open, or those that are not */
  readonly open: boolean | null;
  readonly waitsFor: ReferralWait | null;
  readonly advocateId: Id | null;
  readonly companyId: Id | null;
  /** part of the name of the person, or of the company; of the advocate, unless all are theirs */
  readonly search: string | null;
  /** days of submission, both included */
  readonly submittedFrom: Day | null;
  readonly submittedTo: Day | null;
}

/**
 * An advocate's referrals, the newest first; the cursor's keys are `[submittedAt, id]`. Uses the
 * index `referral_advocate`.
 */
export async function referralsOfAdvocate(
  tx: Tx,
  advocateId: Id,
  filter: ReferralFilter,
  page: PageRequest,
): Promise<Page<ReferralRow>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<ReferralRow[]>(
    `SELECT ${COLUMNS} FROM referral r
     WHERE r.program_id = $1 ${filtered({ ...filter, advocateId }, values)}
       ${values.behind(page, { 'r.submitted_at': 'moment', 'r.id': 'id' }, '<')}
     ORDER BY r.submitted_at DESC, r.id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/**
 * The programme's referrals: open windows first, the one that runs out next at the top, then those
 * that have ended. The cursor's keys are `[isClosed, closesAt, id]`; uses `referral_pipeline`.
 */
export async function referralPipeline(
  tx: Tx,
  filter: ReferralFilter,
  page: PageRequest,
): Promise<Page<ReferralRow>> {
  const values = new ListValues(tx.programId);
  const order = {
    [IS_CLOSED]: 'flag',
    'r.window_closes_at': 'moment',
    'r.id': 'id',
  } as const;
  const rows = await tx.query<ReferralRow[]>(
    `SELECT ${COLUMNS} FROM referral r
     WHERE r.program_id = $1 ${filtered(filter, values)} ${values.behind(page, order, '>')}
     ORDER BY ${IS_CLOSED}, r.window_closes_at, r.id ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}

/** How many referrals of each company's people are under way; uses `referral_company`. */
export async function countOpenReferralsOf(
  tx: Tx,
  companyIds: readonly Id[],
): Promise<Map<Id, number>> {
  const rows = await tx.query<{ companyId: Id; count: number }[]>(
    `SELECT company_id AS "companyId", count(*)::integer AS count FROM referral
     WHERE program_id = $1 AND company_id = ANY ($2::uuid[]) AND moderation <> 'DENIED'
       AND status IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY')
     GROUP BY company_id`,
    [tx.programId, companyIds],
  );
  return new Map(rows.map(({ companyId, count }) => [companyId, count]));
}

/** The referrals under way whose windows close next. */
export async function nextToClose(tx: Tx, first: number): Promise<ReferralRow[]> {
  return tx.query<ReferralRow[]>(
    `SELECT ${COLUMNS} FROM referral r
     WHERE r.program_id = $1 AND ${IS_CLOSED} = 0 AND r.moderation <> 'DENIED'
       AND r.status IN ('SUBMITTED', 'ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY')
     ORDER BY r.window_closes_at, r.id LIMIT $2`,
    [tx.programId, first],
  );
}

const flagOfClosed = (open: boolean | null): number | null =>
  open === null ? null : Number(!open);

function waiting({ waitsFor }: ReferralFilter): string[] {
  return waitsFor === null ? [] : [WAITS[waitsFor]];
}

function filtered(filter: ReferralFilter, values: ListValues): string {
  const conditions = waiting(filter);
  const { advocateId, companyId, statuses, open, submittedFrom, submittedTo } = filter;
  const exactly = {
    'r.advocate_id': advocateId,
    'r.company_id': companyId,
    [IS_CLOSED]: flagOfClosed(open),
  };
  for (const [column, value] of Object.entries(exactly)) {
    if (value !== null) conditions.push(`${column} = ${values.put(value)}`);
  }
  if (statuses !== null) conditions.push(`r.status = ANY (${values.put(statuses)}::text[])`);
  if (submittedFrom !== null) conditions.push(`r.submitted_on >= ${values.put(submittedFrom)}`);
  if (submittedTo !== null) conditions.push(`r.submitted_on <= ${values.put(submittedTo)}`);
  const search = filter.search?.trim() ?? '';
  if (search !== '') {
    const pattern = values.put(containing(search));
    const named = (thing: 'company' | 'advocate'): string => `EXISTS (
      SELECT FROM ${thing}_name n WHERE n.program_id = $1 AND n.${thing}_id = r.${thing}_id
        AND n.name ILIKE ${pattern})`;
    const names = [`r.referee_name ILIKE ${pattern}`, named('company')];
    if (advocateId === null) names.push(named('advocate'));
    conditions.push(`(${names.join(' OR ')})`);
  }
  return conditions.map((condition) => `AND ${condition}`).join(' ');
}
