import type { AccessTable } from '../../platform/graphql/index.js';

const PLANS = { marketer: 'program', admin: 'program' } as const;

/** Nobody but those who choose learns that there is an audience, or of whom it is made (R-U3). */
export const audiencesAccess: AccessTable = {
  'Query.audience': PLANS,
  'Query.audiencePreview': PLANS,
  'Mutation.setAudience': PLANS,
  'Audience.*': 'PARENT',
  'AudienceMembership.*': 'PARENT',
  'AudiencePreview.*': 'PARENT',
  'AudienceSide.*': 'PARENT',
  'BrokenAudienceSegment.*': 'PARENT',
  'CheckedAudiencePart.*': 'PARENT',
};
