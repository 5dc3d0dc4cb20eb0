import {
  AbandonParticipation,
  ArchiveChallenge,
  CloseChallenge,
  DecideSubmission,
  EndChallenge,
  ExtendChallenge,
  KeepSchedule,
  PauseChallenge,
  PublishChallenge,
  SaveChallenge,
  StartChallenge,
  SubmitStage,
  TakeBackDecision,
  UnscheduleChallenge,
  WithdrawSubmission,
  WithdrawWaiting,
  type DecideSubmissionInput,
  type SaveChallengeInput,
  type SubmitStageInput,
} from '../../../src/features/challenges/index.js';
import {
  findSubmissions,
  type SubmissionRow,
} from '../../../src/features/challenges/take/submission.queries.js';
import { SettleParticipation } from '../../../src/features/challenges/decide/settle-participation.js';
import { ApproveAtOnce } from '../../../src/features/challenges/decide/approve-at-once.js';
import { AnnounceDecision } from '../../../src/features/challenges/decide/announce-decision.js';
import { WriteDecision } from '../../../src/features/challenges/decide/write-decision.js';
import { JudgeProof } from '../../../src/features/challenges/proof/judge-proof.js';
import { proofKind } from '../../../src/features/challenges/proof/proof-kind.rules.js';
import { StageHandlers } from '../../../src/features/challenges/stages/stage-handlers.js';
import { AddAdvocate } from '../../../src/features/advocates/index.js';
import { MarkHandedIn } from '../../../src/features/files/index.js';
import { balancesOf, PostTransfers, SettlePoints } from '../../../src/features/ledger/index.js';
import { RecordTimeline, timelinesOf } from '../../../src/features/timeline/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import type { TestDatabase } from '../database/test-database.js';

const timeline = new RecordTimeline();
const outbox = new Outbox();
const writeDecision = new WriteDecision(
  new SettleParticipation(new SettlePoints(new PostTransfers())),
);

const announceDecision = new AnnounceDecision(timeline, outbox);
const proofAlone = new StageHandlers().match(
  [proofKind],
  [{ kind: proofKind, handler: new JudgeProof() }],
);

const withdrawWaiting = new WithdrawWaiting(proofAlone, timeline, outbox);

const endChallenge = new EndChallenge(timeline, outbox);

/** The feature's verbs, wired as its module wires them. */
export const verbs = {
  addAdvocate: new AddAdvocate(),
  save: new SaveChallenge(),
  publish: new PublishChallenge(timeline, outbox),
  pause: new PauseChallenge(timeline),
  close: new CloseChallenge(endChallenge),
  keepSchedule: new KeepSchedule(endChallenge, timeline, outbox),
  unschedule: new UnscheduleChallenge(timeline),
  extend: new ExtendChallenge(timeline),
  archive: new ArchiveChallenge(endChallenge, timeline),
  start: new StartChallenge(timeline),
  submit: new SubmitStage(
    proofAlone,
    new ApproveAtOnce(writeDecision, announceDecision),
    timeline,
    outbox,
    new MarkHandedIn(),
  ),
  withdraw: new WithdrawSubmission(withdrawWaiting, timeline),
  abandon: new AbandonParticipation(withdrawWaiting, timeline),
  decide: new DecideSubmission(writeDecision, announceDecision),
  takeBack: new TakeBackDecision(writeDecision, timeline, outbox),
};

export const reviewDraft: SaveChallengeInput = {
  kind: 'REVIEW',
  title: 'Share a review',
  summary: 'Tell others what you think of us',
  instructions: 'Write an honest review on G2, then send us the link.',
  reviewSite: 'g2',
  disclosure: 'I was offered points for this review, whatever it says.',
  approvalCriteria: 'The review is published and yours.',
  stages: [
    { title: 'Write it', instructions: 'Any rating is fine.', points: 100, proof: ['LINK'] },
    { title: 'Tell us why', instructions: 'A few words.', points: 50, proof: ['TEXT'] },
  ],
  translations: [],
};

type HandedIn = Pick<SubmitStageInput, 'disclosureAccepted'> & Readonly<Record<string, unknown>>;

export const proofs: Readonly<Record<number, HandedIn>> = {
  1: { link: 'https://www.g2.com/r/1', fileIds: [], disclosureAccepted: true },
  2: { text: 'It saves us a day a week.', fileIds: [], disclosureAccepted: true },
};

/** A member of the staff, or with `advocateId` an advocate. */
export function member(
  programId: Id,
  role: 'marketer' | 'advocate',
  advocateId: Id | null = null,
): Actor {
  return {
    kind: 'MEMBER',
    programId,
    id: newId(),
    memberId: newId(),
    advocateId,
    roles: [role],
    role,
    onBehalfOf: null,
    requestId: 'test',
  };
}

export interface ChallengeScene {
  readonly programId: Id;
  readonly marketer: Actor;
  readonly advocate: Actor & { readonly advocateId: Id };
  readonly challengeId: Id;
}

export async function addAdvocate(
  test: TestDatabase,
  actor: Actor,
  email: string,
): Promise<Actor & { readonly advocateId: Id }> {
  const { advocate } = await test.database.write(actor, 'addAdvocate', (tx) =>
    verbs.addAdvocate.addAdvocate(tx, actor, {
      name: 'Budi Santoso',
      email,
      externalId: null,
      memberId: null,
      language: 'id',
      timeZone: 'Asia/Jakarta',
      companyId: null,
      status: 'JOINED',
      contactMemberId: null,
    }),
  );
  return { ...member(actor.programId, 'advocate', advocate.id), advocateId: advocate.id };
}

/** A programme with a live challenge, a marketer and an advocate. */
export async function makeChallengeScene(
  test: TestDatabase,
  draft: SaveChallengeInput = reviewDraft,
  settings: Parameters<TestDatabase['createProgram']>[0] = {},
): Promise<ChallengeScene> {
  const { id: programId, actor } = await test.createProgram(settings);
  const marketer = member(programId, 'marketer');
  const advocate = await addAdvocate(test, actor, 'budi@example.com');
  const challengeId = await test.database.write(marketer, 'makeChallenge', async (tx) => {
    const id = await verbs.save.saveChallenge(tx, marketer, draft);
    return verbs.publish.publishChallenge(tx, marketer, { id, version: 1 });
  });
  return { programId, marketer, advocate, challengeId };
}

export const reject = {
  kind: 'REJECT',
  reason: 'INVALID_PROOF',
  message: 'Send the link of the review.',
} as const;

/** What people do in a scene, and what can be seen of it afterwards. */
export function challengeActs(test: TestDatabase) {
  async function begin(scene: ChallengeScene, advocate = scene.advocate): Promise<Id> {
    return test.database.write(advocate, 'startChallenge', (tx) =>
      verbs.start.startChallenge(tx, advocate, { challengeId: scene.challengeId }),
    );
  }

  function submit(
    { advocate }: Pick<ChallengeScene, 'advocate'>,
    participationId: Id,
    stage = 1,
    proof: HandedIn = proofs[stage] ?? { fileIds: [], disclosureAccepted: true },
  ): Promise<Id> {
    return test.database.write(advocate, 'submitStage', (tx) =>
      verbs.submit.submitStage(tx, advocate, { participationId, stage, ...proof }),
    );
  }

  function withdraw(
    { advocate }: Pick<ChallengeScene, 'advocate'>,
    id: Id,
    requestedIn = advocate.programId,
  ): Promise<Id> {
    const actor = { ...advocate, programId: requestedIn };
    return test.database.write(actor, 'withdrawSubmission', (tx) =>
      verbs.withdraw.withdrawSubmission(tx, actor, { id }),
    );
  }

  function abandon(
    { advocate }: Pick<ChallengeScene, 'advocate'>,
    id: Id,
    requestedIn = advocate.programId,
  ): Promise<Id> {
    const actor = { ...advocate, programId: requestedIn };
    return test.database.write(actor, 'abandonParticipation', (tx) =>
      verbs.abandon.abandonParticipation(tx, actor, { id }),
    );
  }

  function decide(actor: Actor, input: DecideSubmissionInput): Promise<Id> {
    return test.database.write(actor, 'decideSubmission', (tx) =>
      verbs.decide.decideSubmission(tx, actor, input),
    );
  }

  function takeBack(actor: Actor, id: Id, message: string | null = null): Promise<Id> {
    return test.database.write(actor, 'takeBackDecision', (tx) =>
      verbs.takeBack.takeBackDecision(tx, actor, { id, message }),
    );
  }

  async function read({ programId }: ChallengeScene, id: Id): Promise<SubmissionRow> {
    const found = await test.database.read({ programId }, (tx) => findSubmissions(tx, [id]));
    return found.get(id) as SubmissionRow;
  }

  async function available({ programId, advocate }: ChallengeScene): Promise<number> {
    const balances = await test.database.read({ programId }, (tx) =>
      balancesOf(tx, [advocate.advocateId]),
    );
    return balances.get(advocate.advocateId)?.available ?? -1;
  }

  async function outcomes({ programId }: ChallengeScene, participationId: Id): Promise<string[]> {
    const lines = await test.database.read({ programId }, (tx) =>
      timelinesOf(tx, 'PARTICIPATION', [participationId], 'ADVOCATE'),
    );
    return (lines.get(participationId) ?? []).map((line) => `${line.rule}.${line.outcome}`);
  }

  function events({ programId }: ChallengeScene, name: string) {
    return test.superuser<{ payload: Record<string, unknown>; wait_ms: number }>(
      `SELECT payload, (extract(epoch FROM due_at - occurred_at) * 1000)::int AS wait_ms
         FROM outbox WHERE program_id = $1 AND name = $2 ORDER BY occurred_at`,
      [programId, name],
    );
  }

  return { begin, submit, withdraw, abandon, decide, takeBack, read, available, outcomes, events };
}
