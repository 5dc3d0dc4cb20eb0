import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import type { ImportedDealState, ReportedByImport } from '../../deals/index.js';
import type { ImportedDeal, ImportedStage } from '../read/index.js';

/** What a row reports about a deal that files have not reported already. */
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
 * Null where the last file reported the same. A file is a snapshot: what it reports occurred when
 * it was imported (R-T2), one moment for all of its rows, so that their order means nothing. Only a
 * closing that the file gives with its time, later than all earlier reports, occurred at that time.
 *
 * The id of the fact is made from its content and the report before it: the same file imported
 * twice at once makes one fact, and won → open → won makes three.
 */
export function dealWord(
  row: ImportedDeal,
  companyId: Id | null,
  before: ImportedDealState | null,
  reportedAt: Date,
): DealWord | null {
  const known = before ?? NOTHING_YET;
  const content = contentOf(row);
  const isRepeated = known.last.some((each) => contentOf(each) === content);
  if (isRepeated && !saysMore(row, companyId, known)) return null;
  const { externalId, referralExternalId, name, stage, closedOn, amount } = row;
  const occurredAt = momentOf(row, known, reportedAt);
  return {
    externalId,
    referralExternalId,
    name,
    companyId,
    stage,
    closedOn,
    amount,
    occurredAt,
    factId: `${content} after ${known.lastAt?.toISOString() ?? 'nothing'}`,
    after: knownAfter(row, companyId, known, occurredAt),
  };
}

const NOTHING_YET: ImportedDealState = {
  referralExternalId: null,
  name: null,
  companyId: null,
  lastAt: null,
  last: [],
};

function knownAfter(
  { referralExternalId, name, stage, closedOn, amount }: ImportedDeal,
  companyId: Id | null,
  known: ImportedDealState,
  occurredAt: Date,
): ImportedDealState {
  const isSameMoment = known.lastAt?.getTime() === occurredAt.getTime();
  return {
    referralExternalId: referralExternalId ?? known.referralExternalId,
    name: name ?? known.name,
    companyId: companyId ?? known.companyId,
    lastAt: occurredAt,
    last: [...(isSameMoment ? known.last : []), { stage, closedOn, amount }],
  };
}

function momentOf(
  { closedAt }: ImportedDeal,
  { lastAt }: ImportedDealState,
  reportedAt: Date,
): Date {
  const isAtClosing = closedAt !== null && (lastAt === null || closedAt > lastAt);
  return isAtClosing ? closedAt : reportedAt;
}

/** Short, without a name in it, the same for the same content: facts outlive people (R-A5). */
function contentOf({ stage, closedOn, amount }: ReportedByImport): string {
  const money = amount === null ? '-' : `${String(amount.amountMinor)} ${amount.currency}`;
  return `${stage} ${closedOn ?? '-'} ${money}`;
}

/** The row gives the deal's referral, name or company for the first time, or another one. */
function saysMore(
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
