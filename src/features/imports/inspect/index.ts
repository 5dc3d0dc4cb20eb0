export { guessColumns, guessMeanings } from './guess-columns.rules.js';
export {
  FIELD_TYPES,
  IMPORT_DESCRIPTIONS,
  type FieldType,
  type ImportDescription,
  type ImportField,
} from './import-fields.rules.js';
export { inspectFile, type InspectedColumn, type InspectedFile } from './inspect-file.js';
