export { describeAdvocates } from './advocate-fields.rules.js';
export { describeCompanies } from './company-fields.rules.js';
export { guessColumns, guessMeanings } from './guess-columns.rules.js';
export {
  FIELD_TYPES,
  type FieldType,
  type ImportDescription,
  type ImportField,
} from './import-description.rules.js';
export { DEALS, REFERRALS } from './import-fields.rules.js';
export { inspectFile, type InspectedColumn, type InspectedFile } from './inspect-file.js';
