import type { AccessTable } from '../../platform/graphql/index.js';

export const programsAccess: AccessTable = {
  'Query.program': {
    advocate: 'program',
    marketer: 'program',
    sales: 'program',
    admin: 'program',
  },
  'Mutation.changeProgramSettings': { admin: 'program' },
  'Program.*': 'PARENT',
  'ProgramSummary.*': 'PARENT',
};
