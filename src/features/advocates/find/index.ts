export {
  type AdvocateCondition,
  askAboutAdvocates,
  countAdvocates,
} from './advocate-conditions.queries.js';
export { searchAdvocates } from './find-advocates.queries.js';
