import { plusMs } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import type { ImportedDealState, ReportedByImport } from '../../deals/index.js';
import type { ImportedStage } from '../read/index.js';
import { changesOf, type Change } from './deal-changes.rules.js';
import type { StandingRow } from './known-day.rules.js';

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
  /** R-D4: what files reported otherwise before; null where none reported the deal */
  readonly changes: readonly Change[] | null;
  /** what is known of the deal from then on */
  readonly after: ImportedDealState;
}

/**
 * Null where the last file reported the same. A file is a snapshot: what it reports occurred when
 * it was imported (R-T2), one moment for all of its rows, so that their order means nothing. Only what
 * the file gives with its time, when the row was changed or when the deal was closed, occurred at that
 * time, where it is later than all earlier reports. A row whose stage a later row said comes right
 * behind the last report, or before the first.
 *
 * The id of the fact is made from its content and the report before it: the same file imported
 * twice at once makes one fact, and won → open → won makes three; what was taken back (R-D7) is
 * another one when it is reported anew.
 */
export function dealWord(
  row: StandingRow,
  companyId: Id | null,
  before: ImportedDealState | null,
  reportedAt: Date,
): DealWord | null {
  const known = before ?? NOTHING_YET;
  const changes = known.last.length === 0 ? null : changesOf(row, companyId, known);
  if (changes?.length === 0) return null;
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
    factId: factIdOf(row, known),
    changes,
    after: knownAfter(row, companyId, known, occurredAt),
  };
}

const NOTHING_YET: ImportedDealState = {
  referralExternalId: null,
  name: null,
  companyId: null,
  stage: 'OPEN',
  closedOn: null,
  amount: null,
  lastAt: null,
  last: [],
  takenBack: 0,
};

function knownAfter(
  { referralExternalId, name, stage, closedOn, amount }: StandingRow,
  companyId: Id | null,
  known: ImportedDealState,
  occurredAt: Date,
): ImportedDealState {
  const isSameMoment = known.lastAt?.getTime() === occurredAt.getTime();
  return {
    referralExternalId: referralExternalId ?? known.referralExternalId,
    name: name ?? known.name,
    companyId: companyId ?? known.companyId,
    stage,
    closedOn: closedOn ?? (stage === known.stage ? known.closedOn : null),
    amount: amount ?? known.amount,
    lastAt: occurredAt,
    last: [...(isSameMoment ? known.last : []), { stage, closedOn, amount }],
    takenBack: known.takenBack,
  };
}

/** So many rows of a deal can follow each other before the one that says where it stands. */
const BEFORE_MS = 1_000;

function momentOf(
  { changedAt, closedAt, isBehind }: StandingRow,
  { lastAt }: ImportedDealState,
  reportedAt: Date,
): Date {
  const told = changedAt ?? closedAt;
  if (told !== null && (lastAt === null || told > lastAt)) return told;
  if (!isBehind) return reportedAt;
  return lastAt === null ? plusMs(reportedAt, -BEFORE_MS) : plusMs(lastAt, 1);
}

function factIdOf(row: StandingRow, { lastAt, takenBack }: ImportedDealState): string {
  const anew = takenBack === 0 ? '' : ` anew ${String(takenBack)}`;
  return `${contentOf(row)} after ${lastAt?.toISOString() ?? 'nothing'}${anew}`;
}

/** Short, without a name in it, the same for the same content: facts outlive people (R-A5). */
function contentOf({ stage, closedOn, amount }: ReportedByImport): string {
  const money = amount === null ? '-' : `${String(amount.amountMinor)} ${amount.currency}`;
  return `${stage} ${closedOn ?? '-'} ${money}`;
}
