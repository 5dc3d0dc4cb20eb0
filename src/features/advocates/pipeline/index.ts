import './nomination.holding.js';
import './nominee.waiting.js';

export {
  INVITATION_OUTCOMES,
  type InvitationOutcome,
  MOST_PEOPLE,
  type RefusedInvitations,
} from './invitation-outcome.rules.js';
export { InvitationRoundEntity } from './invitation-round.entity.js';
export { type InvitationRoundRow, roundsOf } from './invitation-round.queries.js';
export { InviteAdvocates } from './invite-advocates.js';
export {
  advocatesToInvite,
  judgeInvitations,
  type JudgedPerson,
} from './judge-invitations.queries.js';
export { readPastedPeople } from './pasted-people.rules.js';
export { NominateAdvocate } from './nominate-advocate.js';
export { NominationEntity } from './nomination.entity.js';
export { nominationsOf, type NominationRow } from './nomination.queries.js';
export { OnAdvocateNominated } from './on-advocate-nominated.js';
export { AlreadyAdvocate } from './pipeline.errors.js';
export { countPipeline, type PipelineStep } from './pipeline.queries.js';
export { WithdrawAdvocate } from './withdraw-advocate.js';
