export { SubmitStage, type SubmitStageInput } from './submit-stage.js';
