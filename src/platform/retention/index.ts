export {
  definedRetentions,
  defineRetention,
  keptDays,
  RetentionError,
  type PastRows,
  type Retention,
} from './define-retention.js';
