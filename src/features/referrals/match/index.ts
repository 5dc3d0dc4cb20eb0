export { DealLinkEntity, DealSplitEntity } from './deal-link.entity.js';
export { linksOf } from './deal-link.queries.js';
export { DealWaitEntity } from './deal-wait.entity.js';
export { linkExactly } from './link-exactly.js';
export { lockMatching } from './lock-matching.js';
export { findUnlinkedPairs, type UnlinkedPair } from './matched.queries.js';
export { MatchDeals } from './match-deals.js';
