import type { AccessTable } from '../../platform/graphql/index.js';

const STAFF = { sales: 'program', marketer: 'program', admin: 'program' } as const;
/** As for the profiles themselves: sales say what they know of companies, and read of advocates. */
const MARKETERS = { marketer: 'program', admin: 'program' } as const;

/** Advocates see no tags, neither their own nor a company's. */
export const tagsAccess: AccessTable = {
  'Query.tags': STAFF,
  'Mutation.tagAdvocates': MARKETERS,
  'Mutation.tagCompanies': STAFF,
  'Mutation.renameTag': MARKETERS,
  'Mutation.deleteTag': MARKETERS,
  'Advocate.tags': STAFF,
  'Company.tags': STAFF,
  'Tag.*': 'PARENT',
  'TagConnection.*': 'PARENT',
  'TagEdge.*': 'PARENT',
  'TaggedAdvocates.*': 'PARENT',
  'TaggedCompanies.*': 'PARENT',
  'DeletedTag.*': 'PARENT',
};
