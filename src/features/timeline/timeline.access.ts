import type { AccessTable } from '../../platform/graphql/index.js';

export const timelineAccess: AccessTable = {
  'TimelineEntry.*': 'PARENT',
  'TimelineActor.*': 'PARENT',
};
