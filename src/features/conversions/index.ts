export { conversionsAccess } from './conversions.access.js';
export { ConversionsModule } from './conversions.module.js';
export { RecordDeal, type RecordDealInput } from './record-deal.js';
export { dealsBefore, type DealBefore } from './deals-before.queries.js';
export { DEAL_LEANS, leansOnDeals, type DealLean } from './leans-on-deals.queries.js';
export { RecordDeals, type ReportedDeal } from './record-deals.js';
export { TakeBackDeals, type DealTakenBack } from './take-back-deals.js';
