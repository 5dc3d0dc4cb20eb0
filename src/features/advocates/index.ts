export { AddAdvocate, AdvocateMismatch, type NewAdvocate } from './add-advocate.js';
export {
  ADVOCATE_STATUSES,
  AdvocateEntity,
  LANGUAGES,
  type AdvocateStatus,
  type Language,
} from './advocate.entity.js';
export {
  findAdvocateByMember,
  findAdvocatesByEmails,
  findAdvocatesByExternalIds,
  findAdvocatesByIds,
  searchAdvocates,
  type AdvocateRow,
} from './advocate.queries.js';
export { AdvocatesModule } from './advocates.module.js';
export { CompanyEntity, type CompanyKind } from './company.entity.js';
export { findCompaniesByIds, findCompaniesByNameKeys, type CompanyRow } from './company.queries.js';
export { companyNameKey } from './company.rules.js';
export { normaliseEmail } from './email.rules.js';
export { FindOrAddCompanies, type WantedCompany } from './find-or-add-companies.js';
