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
import { connectedReferrals, readGroup, type StoredReferral } from './referral-group.queries.js';
import { differences } from './referral-projection.rules.js';

/** One field of a referral that is stored differently than its facts say. */
export interface ProjectionBreak {
  readonly referralId: Id;
  /** a field of the projection, or `ledger`: what stands posted for it */
  readonly field: keyof ReferralProjection | 'pointsAwarded' | 'ledger';
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
 * says was awarded less reversed and written off. A window that has passed and waits for its job is
 * no difference. Writes nothing.
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
  const decided = new Map<Id, DecidedReferral>();
  for (const part of connectedGroups(group)) {
    for (const [id, each] of decideReferrals(part, tx.now)) decided.set(id, each);
  }
  const stored = new Map(group.stored.map((each) => [each.input.id, each]));
  const posted = await pointsOfSubjects(tx, 'REFERRAL', ids);
  const breaks = ids.flatMap((id) => {
    const before = stored.get(id);
    const next = decided.get(id);
    if (!before || !next) throw new Error('A referral was not decided.');
    return breaksOf(before, next, posted.get(id)?.standing ?? 0, tx.now);
  });
  return { checked: ids.length, next: ids.length < first ? null : (ids.at(-1) ?? null), breaks };
}

function breaksOf(
  stored: StoredReferral,
  decided: DecidedReferral,
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

function text(value: string | number | boolean | Date | null): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
