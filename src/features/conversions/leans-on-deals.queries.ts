import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { reportedSince, type ReportTakenBack } from '../deals/index.js';
import { choicesOfDeals, splitsOfDeals } from '../referrals/index.js';

/** Why what a file reported of a deal cannot be taken back any more (R-D7). */
export const DEAL_LEANS = ['REPORTED_BY_FILE', 'REPORTED_BY_OTHERS', 'CHOSEN', 'SPLIT'] as const;
export type DealLean = (typeof DEAL_LEANS)[number];

/**
 * What came after these reports and leans on them: a later file that corrected the deal (that run is
 * undone first), a person or the CRM that reported it, a choice of its referrals, a split. The first
 * of these counts; none for the others.
 */
export async function leansOnDeals(
  tx: Tx,
  reports: readonly ReportTakenBack[],
): Promise<ReadonlyMap<Id, DealLean>> {
  const since = await reportedSince(tx, reports);
  const ids = since.map(({ dealId }) => dealId);
  const choices = await choicesOfDeals(tx, ids);
  const splits = await splitsOfDeals(tx, ids);
  return new Map(
    since.flatMap(({ dealId, firstAt, by }): [Id, DealLean][] => {
      if (by === 'FILE') return [[dealId, 'REPORTED_BY_FILE']];
      if (by === 'OTHERS') return [[dealId, 'REPORTED_BY_OTHERS']];
      const choice = choices.get(dealId);
      if (choice && choice.chosenAt > firstAt) return [[dealId, 'CHOSEN']];
      const split = splits.get(dealId);
      return split && split.declaredAt > firstAt ? [[dealId, 'SPLIT']] : [];
    }),
  );
}
