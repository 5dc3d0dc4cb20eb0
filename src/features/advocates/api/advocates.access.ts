import type { AccessTable } from '../../../platform/graphql/index.js';

export const advocatesAccess: AccessTable = {
  'Query.me': { advocate: 'own', marketer: 'own', sales: 'own', admin: 'own' },
  'Query.advocate': { marketer: 'program', sales: 'program', admin: 'program' },
  'Query.advocates': { marketer: 'program', sales: 'program', admin: 'program' },
  'Mutation.changeAdvocate': { marketer: 'program', admin: 'program' },
  'Mutation.setTimeZone': { advocate: 'own' },
  'Mutation.pauseAdvocate': { advocate: 'own', marketer: 'program', admin: 'program' },
  'Mutation.resumeAdvocate': { advocate: 'own', marketer: 'program', admin: 'program' },
  'Mutation.sayWilling': { advocate: 'own', marketer: 'program', admin: 'program' },
  'Mutation.takeBackWilling': { advocate: 'own', marketer: 'program', admin: 'program' },
  'Mutation.leaveProgram': { advocate: 'own' },
  'Advocate.*': 'PARENT',
  'AdvocateBreak.*': 'PARENT',
  'AdvocateConnection.*': 'PARENT',
  'AdvocateEdge.*': 'PARENT',
  'PointsBalance.*': 'PARENT',
  'ExpiringPoints.*': 'PARENT',
  'StatementConnection.*': 'PARENT',
  'StatementEdge.*': 'PARENT',
  'StatementLine.*': 'PARENT',
  'Willing.*': 'PARENT',
};
