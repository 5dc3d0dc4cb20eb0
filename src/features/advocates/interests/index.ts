import './interest.holding.js';
import './interest.traits.js';
export { ChooseInterests } from './choose-interests.js';
export { AdvocateInterestEntity, InterestEntity } from './interest.entity.js';
export {
  findInterestsByIds,
  interestsOf,
  listInterests,
  type InterestRow,
} from './interest.queries.js';
export { interestKey } from './interest.rules.js';
export { ReportInterests } from './report-interests.js';
export { SaveInterest } from './save-interest.js';
