import type { AccessTable } from '../../platform/graphql/index.js';

export const timelineAccess: AccessTable = {
  'Query.history': { sales: 'program', marketer: 'program', admin: 'program' },
  'HistoryConnection.*': 'PARENT',
  'HistoryLineEdge.*': 'PARENT',
  'HistoryLine.*': 'PARENT',
  'TimelineEntry.*': 'PARENT',
  'TimelineActor.*': 'PARENT',
};
