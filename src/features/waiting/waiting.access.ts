import type { AccessTable } from '../../platform/graphql/index.js';

export const waitingAccess: AccessTable = {
  'WaitingItem.*': 'PARENT',
  'WaitingThing.*': 'PARENT',
};
