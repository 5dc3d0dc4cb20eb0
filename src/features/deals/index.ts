import { DealEntity, DealFactEntity, DealFactTakenBackEntity } from './deal.entity.js';

export { compareFacts, compareText, type OrderedFact } from './fact-order.rules.js';
export {
  dealState,
  DEAL_STAGES,
  reportedWins,
  type DealFact,
  type DealStage,
  type DealState,
  type ReportedWin,
} from './deal-state.rules.js';
export { lockDeals, type DealOfCompany } from './company-wins.js';
export { Deal, DealStageEnum } from './deal.graphql.js';
export { dealById } from './deal.loaders.js';
export {
  companiesInTalks,
  dealFactsOf,
  dealIdsAfter,
  findDealsByExternalIds,
  findDealsByIds,
  type DealRow,
} from './deal.queries.js';
export { dealSubject } from './deal.subject.js';
export { dealsAccess } from './deals.access.js';
export { DealsModule } from './deals.module.js';
export {
  hasMoreDealsThan,
  hasWonDeals,
  importedDeals,
  type ImportedDealState,
  type ReportedByImport,
} from './imported-deal.queries.js';
export { keepDealExternalId } from './keep-deal-external-id.js';
export { RecordDealFacts, type DealReport, type RecordedDeal } from './record-deal-facts.js';

export { describedDeals } from './described-deals.queries.js';
export { reportedSince, type ReportedSince } from './reported-since.queries.js';
export { TakeBackDealFacts } from './take-back-deal-facts.js';
export type { DealDescription, ReportTakenBack } from './take-back.rules.js';

export const dealsEntities = [DealEntity, DealFactEntity, DealFactTakenBackEntity];
