import { CompanyDomainEntity, CompanyEntity, CompanyKindEntity } from './company.entity.js';
import './company.traits.js';

export { ChangeCompany } from './change-company.js';
export { companiesAccess } from './companies.access.js';
export { CompaniesModule } from './companies.module.js';
export { domainsOfAddress } from './company-domain.rules.js';
export {
  allowsGifts,
  factsKept,
  factsTakenOver,
  STATED_FIELDS,
  type StatedField,
} from './company-statement.rules.js';
export { companyStanding, type CompanyKind } from './company-kind.rules.js';
export { Company } from './company.graphql.js';
export { companyById, companyOfDomain, meantCompany } from './company.loaders.js';
export { companyAnswer } from './company.resolver.js';
export {
  companiesMeant,
  findCompaniesByExternalIds,
  findCompaniesByIds,
  findOwnCompanies,
  type CompanyRow,
} from './company.queries.js';
export { lockCompanies, lockToMerge } from './lock-company.js';
export {
  giveBackDomains,
  giveBackFacts,
  giveBackKinds,
  leadToSurvivor,
  moveDomains,
  standAgain,
  takeOverFacts,
  takeOverKinds,
} from './lead-to-survivor.js';
export { companySubject } from './company.subject.js';
export { companyNameKey, isPlaceholder } from './company.rules.js';
export {
  FindOrAddCompanies,
  findRequestedCompanies,
  type RequestedCompany,
} from './find-or-add-companies.js';
export { SetCompanyKind, type SetCompanyKindInput } from './set-company-kind.js';
export { IdentifyCompany } from './identify-company.js';
export { WriteWonSince, type CompanyWins, type FirstWin } from './write-won-since.js';

export const companiesEntities = [CompanyDomainEntity, CompanyEntity, CompanyKindEntity];
