import type { AccessTable } from '../../platform/graphql/index.js';

const STAFF = { marketer: 'program', sales: 'program', admin: 'program' } as const;

export const insightsAccess: AccessTable = {
  'Query.overview': STAFF,
  'Query.conversionReport': STAFF,
  'AdvocateImpact.*': 'PARENT',
  'Overview.*': 'PARENT',
  'FunnelStep.*': 'PARENT',
  'CloseShare.*': 'PARENT',
  'CloseShareMonth.*': 'PARENT',
  'WillingFigure.*': 'PARENT',
  'PointsTotals.*': 'PARENT',
  'ConversionReport.*': 'PARENT',
  'ConversionGroup.*': 'PARENT',
  'ConversionFigures.*': 'PARENT',
};
