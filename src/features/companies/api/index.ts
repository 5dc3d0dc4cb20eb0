export {
  ChangeCompanyResolver,
  CompanyKnownResolver,
  DomainTakenResolver,
} from './change-company.resolver.js';
export { companiesAccess } from './companies.access.js';
export { CompanyFactsResolver } from './company-facts.resolver.js';
export { CompanyListResolver } from './company-list.resolver.js';
export { Company } from './company.graphql.js';
export { companyById, companyOfDomain, meantCompany } from './company.loaders.js';
export { CompanyResolver, StatedCompanyKindResolver, companyAnswer } from './company.resolver.js';
export { CompanyKindChangedResolver, SetCompanyKindResolver } from './set-company-kind.resolver.js';
