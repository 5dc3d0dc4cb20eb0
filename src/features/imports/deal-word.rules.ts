import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { ImportedDealState, ToldByImport } from '../deals/index.js';
import type { ImportedDeal, ImportedStage } from './deal-row.rules.js';

/** What a row says of a deal that files have not said already. */
export interface DealWord {
  readonly externalId: string;
  readonly referralExternalId: string | null;
  readonly name: string | null;
  readonly companyId: Id | null;
  readonly stage: ImportedStage;
  readonly closedOn: Day | null;
  readonly amount: Money | null;
  readonly occurredAt: Date;
  readonly factId: string;
  /** what is known of the deal from then on */
  readonly after: ImportedDealState;
}

/**
 * Null where the last file said the same. A file is a snapshot: what it says occurred when it was
 * told (R-T2), one moment for all of its rows, so that their order means nothing. Only a deal's
 * closing that comes with its time, and that no later word stands against, occurred at that time.
 *
 * The id of the fact is made from what was said and after which word it was: the same file told
 * twice at once makes one fact, and won → open → won makes three.
 */
export function dealWord(
  row: ImportedDeal,
  companyId: Id | null,
  before: ImportedDealState | null,
  toldAt: Date,
): DealWord | null {
  const content = contentOf(row);
  const last = before?.last ?? [];
  const lastAt = before?.lastAt ?? null;
  const isRepeated = last.some((each) => contentOf(each) === content);
  if (isRepeated && before !== null && !tellsMore(row, companyId, before)) return null;
  const { externalId, referralExternalId, name, stage, closedOn, closedAt, amount } = row;
  const isAtClosing = closedAt !== null && (lastAt === null || closedAt > lastAt);
  const occurredAt = isAtClosing ? closedAt : toldAt;
  const isSameMoment = lastAt?.getTime() === occurredAt.getTime();
  return {
    externalId,
    referralExternalId,
    name,
    companyId,
    stage,
    closedOn,
    amount,
    occurredAt,
    factId: `${content} after ${lastAt?.toISOString() ?? 'nothing'}`,
    after: {
      referralExternalId: referralExternalId ?? before?.referralExternalId ?? null,
      name: name ?? before?.name ?? null,
      companyId: companyId ?? before?.companyId ?? null,
      lastAt: occurredAt,
      last: [...(isSameMoment ? last : []), { stage, closedOn, amount }],
    },
  };
}

/** Short, without a name in it, the same for the same words: facts outlive people (R-A5). */
function contentOf({ stage, closedOn, amount }: ToldByImport): string {
  const money = amount === null ? '-' : `${String(amount.amountMinor)} ${amount.currency}`;
  return `${stage} ${closedOn ?? '-'} ${money}`;
}

/** The deal's referral, name or company, told for the first time or told differently. */
function tellsMore(
  { referralExternalId, name }: ImportedDeal,
  companyId: Id | null,
  before: ImportedDealState,
): boolean {
  return (
    differs(referralExternalId, before.referralExternalId) ||
    differs(name, before.name) ||
    differs(companyId, before.companyId)
  );
}

function differs(told: string | null, known: string | null): boolean {
  return told !== null && told !== known;
}
