import type { AccessTable } from '../../platform/graphql/index.js';

export const linksAccess: AccessTable = {
  'ReferralLink.*': 'PARENT',
  'Touch.*': 'PARENT',
};
