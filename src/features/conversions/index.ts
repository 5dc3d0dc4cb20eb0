export { conversionsAccess } from './conversions.access.js';
export { ConversionsModule } from './conversions.module.js';
export { RecordDeal, type RecordDealInput } from './record-deal.js';
export { RecordDeals, type ReportedDeal } from './record-deals.js';
