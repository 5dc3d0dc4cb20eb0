export {
  definedRetentions,
  defineRetention,
  keptDays,
  type PastRows,
  type Retention,
} from './define-retention.js';
