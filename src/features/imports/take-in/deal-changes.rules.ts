import type { Id } from '../../../kernel/ids.js';
import type { Money } from '../../../kernel/money.js';
import type { ImportedDealState, ReportedByImport } from '../../deals/index.js';
import { shownMoney, type DealColumn } from '../read/index.js';
import type { StandingRow } from './known-day.rules.js';

/** R-D4: a value that a row tells and that differs from what is known; null: none was known. */
export interface Change {
  readonly column: DealColumn;
  readonly before: string | null;
  readonly after: string;
}

/** A deal's company is known by its id; a person reads its name. */
export const COMPANY: DealColumn = 'company';

/**
 * What a row tells of a deal otherwise than files did the last time, column by column. An empty cell
 * says nothing (R-D5): it is never a difference. What the last file left out is compared with what is
 * known.
 */
export function changesOf(
  row: StandingRow,
  companyId: Id | null,
  known: ImportedDealState,
): Change[] {
  const since = known.last.map((last) => factChanges(row, last, known));
  // Files may have reported several things for one moment: what equals one of them is no news.
  const reported = since.some((changes) => changes.length === 0) ? [] : (since.at(-1) ?? []);
  return [
    ...reported,
    ...change('referralExternalId', known.referralExternalId, row.referralExternalId),
    ...change('name', known.name, row.name),
    ...change(COMPANY, known.companyId, companyId),
  ];
}

function factChanges(row: StandingRow, last: ReportedByImport, known: ImportedDealState): Change[] {
  const isSameStage = row.stage === last.stage;
  const day = last.closedOn ?? (known.stage === last.stage ? known.closedOn : null);
  return [
    ...change('stage', last.stage, row.stage),
    ...change('closedOn', isSameStage ? day : last.closedOn, row.closedOn),
    ...change('amount', written(last.amount ?? known.amount), written(row.amount)),
  ];
}

function change(column: DealColumn, before: string | null, after: string | null): Change[] {
  return after === null || after === before ? [] : [{ column, before, after }];
}

function written(money: Money | null): string | null {
  return money === null ? null : shownMoney(money);
}
