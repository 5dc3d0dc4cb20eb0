import type { ListedChallenge, Participation, Submission } from './challenge-query.js';

/** The state of a stage for its advocate, which decides what is shown. */
export type StageState =
  | 'LATER'
  | 'OPEN'
  | 'WAITING'
  | 'CHANGES_REQUESTED'
  | 'NOT_ACCEPTED'
  | 'FINAL'
  | 'APPROVED'
  | 'GIVEN_UP'
  | 'CLOSED';

const OF_SUBMISSION: Partial<Record<Submission['status'], StageState>> = {
  APPROVED: 'APPROVED',
  SUBMITTED: 'WAITING',
  CHANGES_REQUESTED: 'CHANGES_REQUESTED',
  REJECTED: 'NOT_ACCEPTED',
  // DRAFT and WITHDRAWN: as if nothing was handed in.
};

export const isUnderWay = (status: Participation['status']) =>
  status === 'STARTED' || status === 'IN_PROGRESS';

type Standing = Pick<Participation, 'status' | 'currentStage'> & {
  submissions: readonly Pick<Submission, 'stage' | 'status' | 'final'>[];
};

function stateOf(submission: Standing['submissions'][number] | undefined): StageState | undefined {
  if (!submission) return undefined;
  const state = OF_SUBMISSION[submission.status];
  return state === 'NOT_ACCEPTED' && submission.final ? 'FINAL' : state;
}

/** R-C3: one stage after the other; what was not accepted can be sent again unless that was final. */
export function stageState(standing: Standing | null, stage: number): StageState {
  if (!standing) return stage === 1 ? 'OPEN' : 'LATER';
  const of = stateOf(standing.submissions.find((each) => each.stage === stage));
  if (of === 'APPROVED' || of === 'FINAL') return of;
  if (standing.status === 'ABANDONED') return of === 'WAITING' ? of : 'GIVEN_UP';
  if (!isUnderWay(standing.status)) return 'CLOSED';
  if (of) return of;
  return stage <= standing.currentStage ? 'OPEN' : 'LATER';
}

/** A proof can be handed in now. */
export const takesProof = (state: StageState): boolean =>
  state === 'OPEN' || state === 'CHANGES_REQUESTED' || state === 'NOT_ACCEPTED';

export type OwnStanding =
  'TO_CHANGE' | 'TO_CONTINUE' | 'NEW' | 'WAITING' | 'COMPLETED' | 'ENDED' | 'GIVEN_UP';

/** The state of a challenge for its advocate: the order of the list, what needs them first. */
export const STANDINGS: readonly OwnStanding[] = [
  'TO_CHANGE',
  'TO_CONTINUE',
  'NEW',
  'WAITING',
  'COMPLETED',
  'ENDED',
  'GIVEN_UP',
];

export function standingOf({
  myParticipation,
}: Pick<ListedChallenge, 'myParticipation'>): OwnStanding {
  if (!myParticipation) return 'NEW';
  if (myParticipation.status === 'COMPLETED') return 'COMPLETED';
  if (myParticipation.status === 'ABANDONED') return 'GIVEN_UP';
  const state = stageState(myParticipation, myParticipation.currentStage);
  if (state === 'WAITING') return 'WAITING';
  if (state === 'OPEN') return 'TO_CONTINUE';
  return takesProof(state) ? 'TO_CHANGE' : 'ENDED';
}
