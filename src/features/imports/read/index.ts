export {
  advocateRow,
  advocateShape,
  type AdvocateColumn,
  type AdvocateRowContext,
  type GivenAdvocateColumn,
  type ImportedAdvocate,
} from './advocate-row.rules.js';
export {
  DEAL_SHAPE,
  dealRow,
  type DealColumn,
  type GivenDealColumn,
  type ImportedDeal,
  type ImportedStage,
  STAGES,
} from './deal-row.rules.js';
export { findDialect, unreadable } from './decode-file.js';
export { type Dialect, type ToldDialect } from './dialect.rules.js';
export {
  ErrorsFile,
  ErrorsFileFailed,
  errorsText,
  isErrorsFile,
  type RefusedRecord,
} from './errors-file.js';
export {
  companyRow,
  companyShape,
  type CompanyColumn,
  type CompanyRowContext,
  type GivenCompanyColumn,
  type ImportedCompany,
} from './company-row.rules.js';
export {
  type CsvRecord,
  IMPORT_KINDS,
  movesPoints,
  type ImportKind,
  type ImportMapping,
  type ImportShape,
  parseMapping,
} from './import-mapping.rules.js';
export { type LastRow } from './file-order.js';
export { KeySlots } from './key-slots.js';
export { type OrderOfFile, type OrderUnit, type SaidPart } from './order-of-file.js';
export { RecordReader } from './record-reader.rules.js';
export { type FormatQuestion, ImportRefused } from './import-refused.rules.js';
export { meantBy } from './meant-value.rules.js';
export {
  type AttributeColumn,
  columnOfAttribute,
  type OwnAttribute,
  type SaidAttribute,
  shownValue,
} from './own-attributes.rules.js';
export { MomentReader } from './parsed-moment.rules.js';
export { type CsvBatch, type CsvFile, readCsv } from './read-csv.js';
export {
  REFERRAL_SHAPE,
  referralRow,
  type GivenReferralColumn,
  type ImportedReferral,
  type ReferralColumn,
} from './referral-row.rules.js';
export { type CheckedRow, type LeftOut } from './row-checks.rules.js';
export { ORDER_COLUMNS, type OrderColumn } from './row-parts.rules.js';
export { type FileSurvey, type SurveyContext, surveyFile } from './survey-file.js';
export { type ReadAs } from './told-formats.rules.js';
export { shownMoney } from './written-money.rules.js';
export { ordersOf } from './written-day.rules.js';
