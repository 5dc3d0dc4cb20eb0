export { NominateAdvocate } from './nominate-advocate.js';
export { NominationEntity } from './nomination.entity.js';
export { nominationsOf, type NominationRow } from './nomination.queries.js';
export { AlreadyAdvocate } from './pipeline.errors.js';
export { countPipeline, type PipelineStep } from './pipeline.queries.js';
export { WithdrawAdvocate } from './withdraw-advocate.js';
