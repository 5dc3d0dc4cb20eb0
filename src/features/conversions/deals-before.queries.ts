import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { describedDeals, type DealDescription } from '../deals/index.js';
import { companyLinksOf, waitsOfDeals, type DealWait } from '../referrals/index.js';

/** What a report about a deal may change of it beside its facts, as it was before. */
export interface DealBefore extends DealDescription {
  readonly wait: DealWait | null;
  /** the referrals that it is linked with because of its company */
  readonly companyLinks: readonly Id[];
}

/** The deals of these external ids that are here already, by external id. */
export async function dealsBefore(
  tx: Tx,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, DealBefore>> {
  const deals = await describedDeals(tx, externalIds);
  if (deals.length === 0) return new Map();
  const ids = deals.map(({ id }) => id);
  const waits = await waitsOfDeals(tx, ids);
  const links = await companyLinksOf(tx, ids);
  return new Map(
    deals.map(({ id, externalId, ...described }) => [
      externalId,
      {
        ...described,
        wait: waits.get(id)?.reason ?? null,
        companyLinks: links.get(id) ?? [],
      },
    ]),
  );
}
