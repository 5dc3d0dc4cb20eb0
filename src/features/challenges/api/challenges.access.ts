import type { AccessTable } from '../../../platform/graphql/index.js';
import { participationSubject, submissionsToDecide } from '../take/index.js';

const DECIDERS = { marketer: 'program', admin: 'program' } as const;
const DECIDERS_AND_OWN = { ...DECIDERS, advocate: 'own' } as const;
const OWN = { advocate: 'own' } as const;

export const challengesAccess: AccessTable = {
  'Query.challenges': DECIDERS_AND_OWN,
  'Query.challenge': DECIDERS_AND_OWN,
  'Query.participation': participationSubject.names.seenBy,
  'Query.submission': DECIDERS_AND_OWN,
  'Query.approvals': submissionsToDecide.seenBy,
  'Query.reviewSites': DECIDERS,
  'Mutation.saveChallenge': DECIDERS,
  'Mutation.publishChallenge': DECIDERS,
  'Mutation.unscheduleChallenge': DECIDERS,
  'Mutation.pauseChallenge': DECIDERS,
  'Mutation.extendChallenge': DECIDERS,
  'Mutation.closeChallenge': DECIDERS,
  'Mutation.archiveChallenge': DECIDERS,
  'Mutation.startChallenge': OWN,
  'Mutation.submitStage': OWN,
  'Mutation.withdrawSubmission': OWN,
  'Mutation.abandonParticipation': OWN,
  'Mutation.decideSubmission': DECIDERS,
  'Mutation.takeBackDecision': DECIDERS,
  'Challenge.*': 'PARENT',
  'Challenge.definition': DECIDERS,
  'Challenge.stats': DECIDERS,
  'Challenge.timeline': DECIDERS,
  'ChallengeConnection.*': 'PARENT',
  'ChallengeEdge.*': 'PARENT',
  'ChallengeStage.*': 'PARENT',
  'ChallengeTranslation.*': 'PARENT',
  'StageText.*': 'PARENT',
  'ChallengeDefinition.*': 'PARENT',
  'ChallengeStats.*': 'PARENT',
  'ReviewSite.*': 'PARENT',
  'Participation.*': 'PARENT',
  'Submission.*': 'PARENT',
  'SubmissionConnection.*': 'PARENT',
  'SubmissionEdge.*': 'PARENT',
  'Decision.*': 'PARENT',
};
