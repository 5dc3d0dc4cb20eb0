export { AddCompany } from './add-company.js';
export { ChangeCompany } from './change-company.js';
export { type CompanyReport, ReportCompanies } from './report-companies.js';
export {
  type CompanyChange,
  type KeptReason,
  type ReportedField,
  type SaidByFile,
} from './reported-company.rules.js';
export { SetCompanyKind, type SetCompanyKindInput } from './set-company-kind.js';
export { WriteCompanyFacts } from './write-company-facts.js';
