import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { dealFactsOf } from '../../deals/index.js';
import type {
  DealInput,
  DealSplit,
  ReferralDecision,
  ReferralFact,
  ReferralGroup,
  ReferralInput,
  ReferralProjection,
} from '../decide/index.js';
import { storedRevenue, type StoredRevenue } from './deal-revenue.queries.js';
import type { ReferralFigures } from './referral-figures.rules.js';

/** A referral as it is stored: what it was submitted with, its projection, and what is counted. */
export interface StoredReferral extends ReferralProjection, ReferralFigures {
  readonly input: ReferralInput;
  readonly advocateId: Id;
  /** the source as a file names it, else how it came in */
  readonly countedAs: string;
  readonly pointsAwarded: Points;
  readonly mostAwarded: Points;
  readonly settlementNo: number;
  readonly version: number;
}

export interface LoadedGroup extends ReferralGroup {
  readonly stored: readonly StoredReferral[];
  /** as it is stored, of the deals of the group */
  readonly revenue: readonly StoredRevenue[];
}

/**
 * Every referral that is connected with these ($2): by the person referred, or by a deal. They are
 * decided together, because the result for one depends on the others (R-W6, R-W9). Deals and people
 * are nodes of their own in the walk: from referral to referral, a deal of two thousand would be
 * two thousand times two thousand steps.
 */
const CONNECTED = `RECURSIVE node (referral_id, deal_id, person) AS (
  SELECT unnest($2::uuid[]), NULL::uuid, NULL::bytea
  UNION
  SELECT next.* FROM node n CROSS JOIN LATERAL (
    SELECT NULL::uuid, l.deal_id, NULL::bytea FROM deal_link l
    WHERE l.program_id = $1 AND l.referral_id = n.referral_id
    UNION ALL
    SELECT NULL, NULL, r.referee_key FROM referral r
    WHERE r.program_id = $1 AND r.id = n.referral_id AND r.referee_key IS NOT NULL
    UNION ALL
    SELECT l.referral_id, NULL, NULL FROM deal_link l
    WHERE l.program_id = $1 AND l.deal_id = n.deal_id
    UNION ALL
    SELECT r.id, NULL, NULL FROM referral r
    WHERE r.program_id = $1 AND r.referee_key = n.person
  ) next
), connected (id) AS (SELECT referral_id FROM node WHERE referral_id IS NOT NULL)`;

/** The ids of the groups of these referrals. */
export async function connectedReferrals(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ id: Id }[]>(`WITH ${CONNECTED} SELECT id FROM connected`, [
    tx.programId,
    ids,
  ]);
  return rows.map((row) => row.id);
}

/**
 * What others committed while we waited for a lock has connected more referrals. To lock those too,
 * out of the order of ids, could deadlock: the transaction is begun again, and sees them. A caller
 * who is overtaken each time gets TryAgain.
 */
class GroupHasGrown extends Error {
  /** serialization_failure: Database.write begins again */
  readonly code = '40001';
}

async function refuseGrowth(tx: Tx, locked: readonly Id[]): Promise<void> {
  if ((await connectedReferrals(tx, locked)).length > locked.length) throw new GroupHasGrown();
}

/**
 * Locks the whole groups of these referrals in the order of ids, as a settlement does: a caller
 * that locked one referral first and its group later could deadlock. Returns `columns` of each.
 */
export async function lockConnected<Row extends { readonly id: Id }>(
  tx: Tx,
  ids: readonly Id[],
  columns: string,
): Promise<Row[]> {
  const rows = await tx.query<Row[]>(
    `WITH ${CONNECTED} SELECT ${columns} FROM referral
     WHERE program_id = $1 AND id = ANY (ARRAY(SELECT id FROM connected)) ORDER BY id FOR UPDATE`,
    [tx.programId, ids],
  );
  if (rows.length > 0) {
    await refuseGrowth(
      tx,
      rows.map(({ id }) => id),
    );
  }
  return rows;
}

interface ReferralRow extends ReferralProjection, ReferralFigures {
  readonly id: Id;
  readonly advocateId: Id;
  readonly countedAs: string;
  readonly source: ReferralInput['source'];
  readonly refereeKey: string | null;
  readonly submittedAt: Date;
  readonly fileRow: number | null;
  readonly externalId: string | null;
  readonly recordedAt: Date;
  readonly windowDays: number;
  readonly timeZone: string;
  readonly submittedOn: Day;
  readonly windowClosesAt: Date;
  readonly conversionPoints: Points;
  readonly lateWinPoints: Points;
  readonly assistPoints: Points;
  readonly needsConfirmation: boolean;
  readonly awardsPoints: boolean;
  readonly fraudSignal: ReferralInput['fraudSignal'];
  readonly pointsAwarded: Points;
  readonly mostAwarded: Points;
  readonly settlementNo: number;
  readonly version: number;
}

const COLUMNS = `id, advocate_id AS "advocateId", source, encode(referee_key, 'hex') AS "refereeKey",
  submitted_at AS "submittedAt", file_row AS "fileRow", external_id AS "externalId", recorded_at AS "recordedAt", window_days AS "windowDays",
  time_zone AS "timeZone", submitted_on AS "submittedOn", window_closes_at AS "windowClosesAt",
  conversion_points AS "conversionPoints", late_win_points AS "lateWinPoints",
  assist_points AS "assistPoints", needs_confirmation AS "needsConfirmation",
  awards_points AS "awardsPoints", fraud_signal AS "fraudSignal", points_awarded AS "pointsAwarded",
  greatest(most_awarded, points_awarded) AS "mostAwarded", settlement_no AS "settlementNo", version, status, step, reason_code AS "reasonCode", moderation,
  fraud_status AS "fraudStatus", confirmation, window_open AS "windowOpen",
  duplicate_of AS "duplicateOf", credited_deal_id AS "creditedDealId",
  converted_on AS "convertedOn", won_outside_window AS "wonOutsideWindow",
  won_before_referral AS "wonBeforeReferral", closed_on_flag AS "closedOnFlag",
  points_due AS "pointsDue", first_contacted_at AS "firstContactedAt",
  contact_member_id AS "contactMemberId", coalesce(source_label, source) AS "countedAs", counted,
  furthest, won_on AS "wonOn"`;

/** Locks the groups of these referrals in the order of ids, and reads all their inputs. */
export async function lockGroup(tx: Tx, referralIds: readonly Id[]): Promise<LoadedGroup> {
  const ids = await connectedReferrals(tx, referralIds);
  const group = await load(tx, ids, 'FOR UPDATE');
  await refuseGrowth(tx, ids);
  return group;
}

/** The same without a lock, for `rebuild --check`. */
export async function readGroup(tx: Tx, ids: readonly Id[]): Promise<LoadedGroup> {
  return load(tx, ids, '');
}

async function load(tx: Tx, ids: readonly Id[], lock: string): Promise<LoadedGroup> {
  const rows = await tx.query<ReferralRow[]>(
    `SELECT ${COLUMNS} FROM referral
     WHERE program_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id ${lock}`,
    [tx.programId, ids],
  );
  const facts = await factsOf(tx, ids);
  const decisions = await decisionsOf(tx, ids);
  const stored = rows.map((row) => storedOf(row, facts, decisions));
  const deals = await dealsOf(tx, ids);
  const dealIds = deals.map(({ id }) => id);
  const revenue = await storedRevenue(tx, ids, dealIds);
  return { referrals: stored.map(({ input }) => input), deals, stored, revenue };
}

function storedOf(
  row: ReferralRow,
  facts: ReadonlyMap<Id, ReferralFact[]>,
  decisions: ReadonlyMap<Id, ReferralDecision[]>,
): StoredReferral {
  const input: ReferralInput = {
    ...row,
    facts: facts.get(row.id) ?? [],
    decisions: decisions.get(row.id) ?? [],
  };
  return { ...row, input };
}

interface FactRow {
  readonly referralId: Id;
  readonly factId: string;
  readonly kind: ReferralFact['kind'];
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly source: string;
  readonly sourceVersion: number | null;
  readonly payload: { readonly reasonCode?: string; readonly memberId?: Id };
}

async function factsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, ReferralFact[]>> {
  const rows = await tx.query<FactRow[]>(
    `SELECT referral_id AS "referralId", fact_id AS "factId", kind, occurred_at AS "occurredAt",
       recorded_at AS "recordedAt", source, source_version AS "sourceVersion", payload
     FROM referral_fact WHERE program_id = $1 AND referral_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return grouped(
    rows,
    ({ referralId }) => referralId,
    ({ payload, ...fact }) => ({
      ...fact,
      reasonCode: payload.reasonCode ?? null,
      memberId: payload.memberId ?? null,
    }),
  );
}

interface DecisionRow {
  readonly id: Id;
  readonly referralId: Id;
  readonly kind: ReferralDecision['kind'];
  readonly decidedAt: Date;
  readonly payload: {
    readonly reasonCode?: string;
    readonly importedReferralId?: Id;
    readonly pointsKept?: Points;
  };
}

async function decisionsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, ReferralDecision[]>> {
  const rows = await tx.query<DecisionRow[]>(
    `SELECT id, referral_id AS "referralId", kind, decided_at AS "decidedAt", payload
     FROM referral_decision WHERE program_id = $1 AND referral_id = ANY ($2::uuid[])`,
    [tx.programId, ids],
  );
  return grouped(
    rows,
    ({ referralId }) => referralId,
    ({ id, kind, decidedAt, payload }) => ({
      id,
      kind,
      decidedAt,
      reasonCode: payload.reasonCode ?? null,
      importedReferralId: payload.importedReferralId ?? null,
      pointsKept: payload.pointsKept,
    }),
  );
}

async function dealsOf(tx: Tx, referralIds: readonly Id[]): Promise<DealInput[]> {
  const links = await tx.query<{ dealId: Id; referralId: Id }[]>(
    `SELECT deal_id AS "dealId", referral_id AS "referralId" FROM deal_link
     WHERE program_id = $1 AND referral_id = ANY ($2::uuid[])`,
    [tx.programId, referralIds],
  );
  if (links.length === 0) return [];
  const linked = grouped(
    links,
    ({ dealId }) => dealId,
    ({ referralId }) => referralId,
  );
  const ids = [...linked.keys()];
  const facts = await dealFactsOf(tx, ids);
  const splits = await splitsOf(tx, ids);
  return ids.map((id) => ({
    id,
    facts: facts.get(id) ?? [],
    referralIds: linked.get(id) ?? [],
    splits: splits.get(id) ?? [],
  }));
}

async function splitsOf(tx: Tx, dealIds: readonly Id[]): Promise<Map<Id, DealSplit[]>> {
  const rows = await tx.query<(DealSplit & { readonly dealId: Id })[]>(
    `SELECT deal_id AS "dealId", version, declared_at AS "declaredAt", shares FROM deal_split
     WHERE program_id = $1 AND deal_id = ANY ($2::uuid[])`,
    [tx.programId, dealIds],
  );
  return grouped(
    rows,
    ({ dealId }) => dealId,
    ({ version, declaredAt, shares }) => ({ version, declaredAt, shares }),
  );
}

function grouped<Row, Value>(
  rows: readonly Row[],
  key: (row: Row) => Id,
  value: (row: Row) => Value,
): Map<Id, Value[]> {
  const found = new Map<Id, Value[]>();
  for (const row of rows) {
    const list = found.get(key(row));
    if (list) list.push(value(row));
    else found.set(key(row), [value(row)]);
  }
  return found;
}
