export { DealLinkEntity, DealSplitEntity } from './deal-link.entity.js';
export { linksOf } from './deal-link.queries.js';
export { dealLine } from './deal-line.js';
export { DealChoiceEntity, DealWaitEntity } from './deal-wait.entity.js';
export {
  choicesOfDeals,
  countDealsThatWait,
  pageOfWaits,
  waitsOfDeals,
  type DealChoiceRow,
  type DealWaitRow,
} from './deal-wait.queries.js';
export { splitsOfDeals, type DealSplitRow } from './deal-split.queries.js';
export { dealsThatWait } from './deal-wait.waiting.js';
export { DEAL_WAITS, MOST_OPEN, type DealWait } from './deal-wait.rules.js';
export {
  companyLinksOf,
  dealsOfCompanies,
  linksOfCompanies,
  restoreLinks,
} from './company-links.queries.js';
export { forgetWaits } from './forget-waits.js';
export { linkExactly } from './link-exactly.js';
export { lockMatching } from './lock-matching.js';
export { findUnlinkedPairs, type UnlinkedPair } from './matched.queries.js';
export { OnDealLeftOpen } from './on-deal-left-open.js';
export { MatchDeals } from './match-deals.js';
export { rememberChoices, writeChoice } from './write-choice.js';
export { writeSplit } from './write-split.js';
