export { AbandonParticipation } from './abandon-participation.js';
export { SubmitStage, type SubmitStageInput } from './submit-stage.js';
export { WithdrawSubmission } from './withdraw-submission.js';
export { WithdrawWaiting } from './withdraw-waiting.js';
