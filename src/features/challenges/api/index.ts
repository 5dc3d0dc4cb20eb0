export { StageInput, SubmitStageInput } from './challenge-inputs.graphql.js';
export { Challenge, ChallengeStage } from './challenge.graphql.js';
export { loadChallenge, loadOwnChallenge, submissionById } from './challenge.loaders.js';
export { Submission } from './submission.graphql.js';
export { ApprovalResolver } from './approval.resolver.js';
export { ChallengeLifeResolver } from './challenge-life.resolver.js';
export { ChallengeScheduleResolver } from './challenge-schedule.resolver.js';
export { ChallengeResolver } from './challenge.resolver.js';
export { challengesAccess } from './challenges.access.js';
export { ParticipationResolver } from './participation.resolver.js';
export {
  AlreadyDecidedResolver,
  DecisionResolver,
  SubmissionResolver,
} from './submission.resolver.js';
