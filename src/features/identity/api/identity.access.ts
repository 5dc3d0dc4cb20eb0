import type { AccessTable } from '../../../platform/graphql/index.js';

export const identityAccess: AccessTable = {
  'Query.viewer': 'PUBLIC',
  'Mutation.setLanguage': 'SIGNED_IN',
  'Viewer.*': 'PARENT',
  'ViewerProgram.*': 'PARENT',
  'Query.members': { admin: 'program' },
  'Query.staff': { marketer: 'program', sales: 'program', admin: 'program' },
  'StaffMember.*': 'PARENT',
  'Mutation.inviteMember': { admin: 'program' },
  'Mutation.changeMemberRoles': { admin: 'program' },
  'Mutation.removeMember': { admin: 'program' },
  'Membership.*': 'PARENT',
  'Invitation.*': 'PARENT',
  'MembershipEdge.*': 'PARENT',
  'MembershipConnection.*': 'PARENT',
  'Query.apiKeys': { admin: 'program' },
  'Mutation.makeApiKey': { admin: 'program' },
  'Mutation.revokeApiKey': { admin: 'program' },
  'ApiKey.*': 'PARENT',
  'MadeApiKey.*': 'PARENT',
};
