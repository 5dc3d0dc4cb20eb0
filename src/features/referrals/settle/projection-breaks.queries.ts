import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { pointsOfSubjects } from '../../ledger/index.js';
import {
  isWindowOpen,
  afterWindow,
  decideReferrals,
  connectedGroups,
  type DecidedReferral,
  type ReferralProjection,
} from '../decide/index.js';
import { compareText } from '../../deals/index.js';
import {
  figuresOf,
  referralsInTalks,
  revenueOf,
  type ReferralFigures,
  type Revenue,
} from './referral-figures.rules.js';
import {
  connectedReferrals,
  readGroup,
  type LoadedGroup,
  type StoredReferral,
} from './referral-group.queries.js';
import { differences } from './referral-projection.rules.js';

/** One field of a referral whose stored value differs from what its facts give. */
export interface ProjectionBreak {
  readonly referralId: Id;
  /** a field of the projection or of the figures, or `ledger`: the points posted for it */
  readonly field:
    keyof ReferralProjection | keyof ReferralFigures | 'revenue' | 'pointsAwarded' | 'ledger';
  readonly stored: string;
  readonly decided: string;
}

export interface CheckedReferrals {
  readonly checked: number;
  /** where the next part begins; null after the last one */
  readonly next: Id | null;
  readonly breaks: readonly ProjectionBreak[];
}

/** No row has it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Decides referrals again from their facts (R-T2), a part of the programme at a time by their ids,
 * and compares: status and points due with the stored projection, and those with what the ledger
 * awarded less reversed and written off. A window that has passed and waits for its job is no
 * difference. Writes nothing.
 */
export async function findProjectionBreaks(
  tx: Tx,
  after: Id | null,
  first: number,
): Promise<CheckedReferrals> {
  const rows = await tx.query<{ id: Id }[]>(
    `SELECT id FROM referral WHERE program_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [tx.programId, after ?? BEFORE_ALL, first],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { checked: 0, next: null, breaks: [] };
  const group = await readGroup(tx, await connectedReferrals(tx, ids));
  const decided = new Map<Id, Decided>();
  for (const part of connectedGroups(group)) {
    const inTalks = referralsInTalks(part.deals);
    const after = decideReferrals(part, tx.now);
    for (const referral of part.referrals) {
      const each = after.get(referral.id);
      if (each) decided.set(referral.id, { ...each, ...figuresOf(referral, each, inTalks) });
    }
  }
  const revenue = revenueBreaks(group, decided);
  const stored = new Map(group.stored.map((each) => [each.input.id, each]));
  const posted = await pointsOfSubjects(tx, 'REFERRAL', ids);
  const breaks = ids.flatMap((id) => {
    const before = stored.get(id);
    const next = decided.get(id);
    if (!before || !next) throw new Error('A referral was not decided.');
    return [
      ...breaksOf(before, next, posted.get(id)?.standing ?? 0, tx.now),
      ...(revenue.get(id) ?? []),
    ];
  });
  return { checked: ids.length, next: ids.length < first ? null : (ids.at(-1) ?? null), breaks };
}

type Decided = DecidedReferral & ReferralFigures;

const FIGURES = ['counted', 'furthest', 'wonOn'] as const satisfies (keyof ReferralFigures)[];

function breaksOf(
  stored: StoredReferral,
  decided: Decided,
  standing: number,
  now: Date,
): ProjectionBreak[] {
  const referralId = stored.input.id;
  const waits = stored.windowOpen && !isWindowOpen(stored.input.windowClosesAt, now);
  const before = waits ? afterWindow(stored) : stored;
  const found: ProjectionBreak[] = differences(before, decided).map((field) => ({
    referralId,
    field,
    stored: text(before[field]),
    decided: text(decided[field]),
  }));
  for (const field of FIGURES) {
    if (before[field] === decided[field]) continue;
    const [was, is] = [text(before[field]), text(decided[field])];
    found.push({ referralId, field, stored: was, decided: is });
  }
  const { pointsDue } = decided;
  if (stored.pointsAwarded !== pointsDue) {
    const awarded = text(stored.pointsAwarded);
    found.push({ referralId, field: 'pointsAwarded', stored: awarded, decided: text(pointsDue) });
  }
  if (standing !== pointsDue) {
    found.push({ referralId, field: 'ledger', stored: text(standing), decided: text(pointsDue) });
  }
  return found;
}

/** For `rebuild --check`: stored revenue that does not follow from the deals, by referral. */
function revenueBreaks(
  group: LoadedGroup,
  decided: ReadonlyMap<Id, Decided>,
): Map<Id, ProjectionBreak[]> {
  const inputs = new Map(group.referrals.map((each) => [each.id, each]));
  const found = new Map<Id, ProjectionBreak[]>();
  const stored = revenueByReferral(group.revenue);
  const told = revenueByReferral(revenueOf(group.deals, inputs, decided));
  for (const referralId of new Set([...stored.keys(), ...told.keys()])) {
    const [was, is] = [stored.get(referralId) ?? 'none', told.get(referralId) ?? 'none'];
    if (was === is) continue;
    found.set(referralId, [{ referralId, field: 'revenue', stored: was, decided: is }]);
  }
  return found;
}

function revenueByReferral(revenue: readonly Revenue[]): Map<Id, string> {
  const found = new Map<Id, string>();
  for (const { dealId, referralId, amount } of revenue.toSorted(byDeal)) {
    const before = found.get(referralId);
    const one = `${String(amount.amountMinor)} ${amount.currency} of deal ${dealId}`;
    found.set(referralId, before === undefined ? one : `${before}, ${one}`);
  }
  return found;
}

function byDeal(left: Revenue, right: Revenue): number {
  return compareText(left.dealId, right.dealId);
}

function text(value: string | number | boolean | Date | null): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
