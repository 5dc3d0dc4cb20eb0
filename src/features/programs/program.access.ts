import type { AccessTable } from '../../platform/graphql/index.js';

export const programsAccess: AccessTable = {
  'Query.program': {
    advocate: 'program',
    marketer: 'program',
    sales: 'program',
    admin: 'program',
  },
  'Mutation.changeProgramSettings': { admin: 'program' },
  'Mutation.deleteSampleProgram': { admin: 'program' },
  'Program.*': 'PARENT',
  'ProgramSummary.*': 'PARENT',
  'DeletedProgram.*': 'PARENT',
};
