import './willing.holding.js';
import './willing.traits.js';
export { ReportWilling } from './report-willing.js';
export { SayWilling } from './say-willing.js';
export { TakeBackWilling } from './take-back-willing.js';
export { WillingEntity } from './willing.entity.js';
export {
  CAN_BE_ASKED,
  countWilling,
  standing,
  willingOf,
  type WillingRow,
} from './willing.queries.js';
export {
  WILLING_SOURCES,
  WILLING_TO,
  type WillingSource,
  type WillingTo,
} from './willing.rules.js';
