import type { AccessTable } from '../../platform/graphql/index.js';

export const clockAccess: AccessTable = {
  'Query.clock': {
    advocate: 'program',
    marketer: 'program',
    sales: 'program',
    admin: 'program',
  },
  'Mutation.advanceClock': { admin: 'program' },
  'ProgramClock.*': 'PARENT',
  'ClockAdvance.*': 'PARENT',
};
