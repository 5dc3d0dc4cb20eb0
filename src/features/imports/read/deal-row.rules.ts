import type { Day } from '../../../kernel/day.js';
import type { Money } from '../../../kernel/money.js';
import type { CsvRecord, ImportShape } from './import-mapping.rules.js';
import type { RecordReader } from './record-reader.rules.js';
import { companyName, told } from './referral-row.rules.js';
import { isPlaceholder } from '../../companies/index.js';
import { ORDER_COLUMNS, ORDER_KINDS, type OrderColumn } from './row-parts.rules.js';
import { RowChecks, type CheckedRow } from './row-checks.rules.js';
import type { MomentReader, ParsedMoment } from './parsed-moment.rules.js';
import { readMoney } from './written-money.rules.js';

const COLUMNS = [
  'externalId',
  'referralExternalId',
  'name',
  'company',
  'stage',
  'closedOn',
  'closedAt',
  'amount',
  'currency',
] as const;
/** Those that say something of the deal. */
export type GivenDealColumn = (typeof COLUMNS)[number];
export type DealColumn = GivenDealColumn | OrderColumn;

export const DEAL_SHAPE: ImportShape<DealColumn> = {
  what: 'deals',
  columns: [...COLUMNS, ...ORDER_COLUMNS],
  needed: [['externalId'], ['stage']],
  kinds: { closedOn: 'DAY', closedAt: 'MOMENT', amount: 'NUMBER', ...ORDER_KINDS },
  ids: ['externalId', 'referralExternalId'],
  clearable: [],
  dayInstead: { closedAt: 'closedOn', changedAt: 'changedOn' },
  together: [
    { columns: ['stage'], with: ['closedOn', 'closedAt'] },
    { columns: ['amount'], with: ['currency'] },
  ],
};

export const STAGES = ['OPEN', 'WON', 'LOST'] as const;
export type ImportedStage = (typeof STAGES)[number];

/** A deal as a row of a file gives it. */
export interface ImportedDeal {
  readonly externalId: string;
  readonly referralExternalId: string | null;
  readonly name: string | null;
  readonly company: string | null;
  /** the row names a company, and the name is a placeholder */
  readonly isPlaceholder: boolean;
  /** null: a later row said it, and this one says something else of the deal */
  readonly stage: ImportedStage | null;
  /** in the programme's time zone; null while the deal is open */
  readonly closedOn: Day | null;
  /** a win without a day: what is wrong with the row unless the deal is known as won */
  readonly dayMissing: string | null;
  /** null where the file gives a day alone */
  readonly closedAt: Date | null;
  /** R-T2: when the row became as it is; null where the file does not say it */
  readonly changedAt: Date | null;
  readonly amount: Money | null;
}

export interface DealRowContext {
  readonly moments: MomentReader;
  /** the currency of amounts where the file gives none */
  readonly currency: string;
}

/** Checks one record of a file of deals. */
export function dealRow(
  reader: RecordReader<DealColumn>,
  { fields }: CsvRecord,
  { moments, currency }: DealRowContext,
): CheckedRow<ImportedDeal> {
  const checks = new RowChecks(reader, fields);
  const externalId = checks.id('externalId');
  const isStageHidden = reader.isHidden('stage');
  const stage = isStageHidden ? null : stageOf(checks);
  const closed = closing(checks, stage, moments);
  const others = {
    referralExternalId: checks.text('referralExternalId', 'externalId'),
    name: checks.text('name', 'name'),
    company: companyName(checks, 'company'),
    isPlaceholder: checks.raw('company') !== '' && isPlaceholder(checks.raw('company')),
    amount: amountOf(checks, reader, currency),
  };
  return checks.result(() => ({
    externalId,
    ...others,
    stage: isStageHidden ? null : told(stage),
    closedOn: closed?.day ?? null,
    closedAt: closed?.at ?? null,
    changedAt: changedAt(checks, reader, moments),
    dayMissing: stage === 'WON' && closed === null ? checks.noMoment(CLOSED) : null,
  }));
}

function stageOf(checks: RowChecks<DealColumn>): ImportedStage | null {
  const word = checks.raw('stage').toUpperCase();
  const stage = STAGES.find((each) => each === word);
  return (
    stage ?? checks.refuse('stage', `${STAGES.join(', ')}, or a meaning in mapping.values.stage`)
  );
}

const CLOSED = ['closedAt', 'closedOn'] as const;

/**
 * A win needs its day (R-W1), which may be known already. What an export says of another deal's day
 * is a forecast, or cannot be used: it never decides about the deal (R-D8).
 */
function closing(
  checks: RowChecks<DealColumn>,
  stage: ImportedStage | null,
  moments: MomentReader,
): ParsedMoment | null {
  if (stage === 'WON') return checks.moment(CLOSED, moments, false);
  if (stage === 'LOST') return checks.momentOrLeftOut(CLOSED, moments);
  const forecast = CLOSED.find((column) => checks.raw(column) !== '');
  if (forecast !== undefined) checks.leaveOut(forecast, 'a deal that is open has not closed');
  return null;
}

function changedAt(
  checks: RowChecks<DealColumn>,
  reader: RecordReader<DealColumn>,
  moments: MomentReader,
): Date | null {
  const told = moments.read(checks.raw('changedAt'), reader.format('changedAt').day);
  return told === null || moments.isInFuture(told) ? null : told.at;
}

function amountOf(
  checks: RowChecks<DealColumn>,
  reader: RecordReader<DealColumn>,
  fallback: string,
): Money | null {
  const amount = checks.raw('amount');
  if (amount === '') return null;
  const { decimal } = reader.format('amount');
  const currency = checks.raw('currency');
  const read = readMoney({ amount, currency, decimal, fallback });
  return read.wanted === null ? read.money : checks.refuse(read.wrong, read.wanted);
}
