import type { AccessTable } from '../../platform/graphql/index.js';

export const insightsAccess: AccessTable = {
  'AdvocateImpact.*': 'PARENT',
};
