import type { AccessTable } from '../../platform/graphql/index.js';

const EVERYONE = { advocate: 'own', marketer: 'own', sales: 'own', admin: 'own' } as const;
const OWN = { advocate: 'own' } as const;

export const notificationsAccess: AccessTable = {
  'Query.notifications': EVERYONE,
  'Query.mailPreferences': OWN,
  'Query.keptMails': { admin: 'program' },
  'Mutation.markNotificationsRead': OWN,
  'Mutation.setMailPreference': OWN,
  'Notification.*': 'PARENT',
  'NotificationConnection.*': 'PARENT',
  'NotificationEdge.*': 'PARENT',
  'MailPreference.*': 'PARENT',
  'KeptMail.*': 'PARENT',
  'MarkedRead.*': 'PARENT',
};
