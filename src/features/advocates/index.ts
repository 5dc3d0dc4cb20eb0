import { AdvocateEntity } from './advocate.entity.js';
import { CompanyEntity } from './company.entity.js';

export { AddAdvocate, AdvocateMismatch, type NewAdvocate } from './add-advocate.js';
export { Advocate, Company } from './advocate.graphql.js';
export { advocateById, companyById } from './advocate.loaders.js';
export { takesPart, type AdvocateStatus } from './advocate.rules.js';
export {
  findAdvocateByMember,
  findAdvocatesByIds,
  searchAdvocates,
  type AdvocateRow,
} from './advocate.queries.js';
import './advocate.subject.js';
export { advocatesAccess } from './advocates.access.js';
export { AdvocatesModule } from './advocates.module.js';
export { companyKind, type CompanyKind } from './company-kind.rules.js';
export { findCompaniesByIds, findCompaniesByNameKeys, type CompanyRow } from './company.queries.js';
export { companyNameKey, saysNothing } from './company.rules.js';
export { normaliseEmail } from './email.rules.js';
export {
  AdvocateMatch,
  type MatchedAdvocate,
  type WantedAdvocate,
} from './advocate-match.rules.js';
export { FindOrAddAdvocates } from './find-or-add-advocates.js';
export { FindOrAddCompanies, type WantedCompany } from './find-or-add-companies.js';
export { lockCompanies, writeWonSince } from './won-since.js';

export const advocatesEntities = [CompanyEntity, AdvocateEntity];
