export { ApprovalResolver } from './approval.resolver.js';
export { ChallengeResolver } from './challenge.resolver.js';
export { challengesAccess } from './challenges.access.js';
export { ParticipationResolver } from './participation.resolver.js';
export {
  AlreadyDecidedResolver,
  DecisionResolver,
  SubmissionResolver,
} from './submission.resolver.js';
