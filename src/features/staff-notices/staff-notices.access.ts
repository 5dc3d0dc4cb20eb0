import type { AccessTable } from '../../platform/graphql/index.js';

const EVERYONE = { advocate: 'own', marketer: 'own', sales: 'own', admin: 'own' } as const;
const STAFF = { marketer: 'own', sales: 'own', admin: 'own' } as const;

export const staffNoticesAccess: AccessTable = {
  'Query.staffNotices': EVERYONE,
  'Mutation.markStaffNoticesRead': STAFF,
  'StaffNotice.*': 'PARENT',
  'StaffNoticeConnection.*': 'PARENT',
  'StaffNoticeEdge.*': 'PARENT',
  'StaffNoticesMarkedRead.*': 'PARENT',
};
