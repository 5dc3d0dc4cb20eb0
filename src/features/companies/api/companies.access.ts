import type { AccessTable } from '../../../platform/graphql/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;

/** An advocate reads a company's name, and nothing of what it is to the programme. */
export const companiesAccess: AccessTable = {
  'Query.company': STAFF,
  'Query.companies': STAFF,
  'Query.companyCountries': STAFF,
  'CompanyConnection.*': 'PARENT',
  'CompanyEdge.*': 'PARENT',
  'Mutation.setCompanyKind': STAFF,
  'Mutation.addCompany': STAFF,
  'Mutation.changeCompany': STAFF,
  'Company.id': 'PARENT',
  'Company.name': 'PARENT',
  'Company.externalId': STAFF,
  'Company.kind': STAFF,
  'Company.kindReason': STAFF,
  'Company.said': STAFF,
  'Company.wonSince': STAFF,
  'Company.country': STAFF,
  'Company.giftsAllowed': STAFF,
  'Company.publicSector': STAFF,
  'Company.allowsGifts': STAFF,
  'Company.owner': STAFF,
  'Company.revenue': STAFF,
  'Company.customerSince': STAFF,
  'Company.renewsOn': STAFF,
  'Company.industry': STAFF,
  'Company.employees': STAFF,
  'Company.domains': STAFF,
  'Company.version': STAFF,
  'Company.timeline': STAFF,
  'StatedCompanyKind.*': 'PARENT',
};
