import type { AccessTable } from '../../platform/graphql/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;
const MARKETERS = { marketer: 'program', admin: 'program' } as const;

/** As for tags; but an advocate reads of themselves what the programme shows to advocates. */
export const attributesAccess: AccessTable = {
  'Query.attributes': STAFF,
  'Mutation.defineAttribute': MARKETERS,
  'Mutation.changeAttribute': MARKETERS,
  'Mutation.orderAttributes': MARKETERS,
  'Mutation.setAdvocateAttributes': MARKETERS,
  'Mutation.setCompanyAttributes': STAFF,
  'Advocate.attributes': { advocate: 'own', ...STAFF },
  'Company.attributes': STAFF,
  'Attribute.*': 'PARENT',
  'AttributeChoice.*': 'PARENT',
  'AttributeValue.*': 'PARENT',
  'OrderedAttributes.*': 'PARENT',
  'AdvocateAttributesSet.*': 'PARENT',
  'CompanyAttributesSet.*': 'PARENT',
};
