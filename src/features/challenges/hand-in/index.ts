export { SubmitStage, type SubmitStageInput } from './submit-stage.js';
export { WithdrawSubmission } from './withdraw-submission.js';
export { WithdrawWaiting } from './withdraw-waiting.js';
