import './company.traits.js';

export { CompanyDomain, displayedDomain, domainsOfAddress } from './company-domain.rules.js';
export {
  COMPANY_KINDS,
  type CompanyFacts,
  type CompanyKind,
  type CompanyStanding,
  KIND_REASONS,
  KIND_SOURCES,
  type KindReason,
  type KindSource,
  companyStanding,
} from './company-kind.rules.js';
export { COMPANY_WORDS, CompanyName, type CompanyWord } from './company-reference.rules.js';
export {
  CompanyStatement,
  MOST_EMPLOYEES,
  STATED_FIELDS,
  type Stated,
  type StatedField,
  type StatedOfCompany,
  allowsGifts,
  factsKept,
  factsTakenOver,
  stated,
  statedIn,
} from './company-statement.rules.js';
export { CompanyDomainEntity, CompanyEntity, CompanyKindEntity } from './company.entity.js';
export { CompanyKindChanged, CompanyKnown, DomainTaken } from './company.errors.js';
export {
  COMPANY,
  type CompanyRow,
  type ReportedId,
  type StatedKindRow,
  companiesMeant,
  companiesOfDomains,
  domainsOf,
  findCompaniesByExternalIds,
  findCompaniesByIds,
  findCompaniesByNames,
  findCompanyByExternalId,
  findOwnCompanies,
  findReportedIds,
  hasMoreCompaniesThan,
  statedKindsOf,
} from './company.queries.js';
export {
  CompanyNames,
  type NamedCompany,
  companyNameKey,
  isPlaceholder,
  mayStillMean,
} from './company.rules.js';
export { companyLine, companySubject } from './company.subject.js';
export {
  FindOrAddCompanies,
  type RequestedCompany,
  findRequestedCompanies,
  lockNewNames,
} from './find-or-add-companies.js';
export {
  type CompanyReferenceInput,
  IdentifyCompany,
  lockExternalIds,
} from './identify-company.js';
export { keepDomains } from './keep-domains.js';
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
export { lockCompanies, lockCompany, lockToMerge } from './lock-company.js';
export { type CompanyWins, type FirstWin, WriteWonSince } from './write-won-since.js';
