import type { AccessTable } from '../../platform/graphql/index.js';

export const conversionsAccess: AccessTable = {
  'Mutation.recordDeal': { sales: 'program', marketer: 'program', admin: 'program' },
};
