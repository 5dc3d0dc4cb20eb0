import {
  DecideSubmission,
  PauseChallenge,
  PublishChallenge,
  SaveChallenge,
  StartChallenge,
  SubmitStage,
  TakeBackDecision,
  type SaveChallengeInput,
  type SubmitStageInput,
} from '../../src/features/challenges/index.js';
import { SettleParticipation } from '../../src/features/challenges/settle-participation.js';
import { WriteDecision } from '../../src/features/challenges/write-decision.js';
import { AddAdvocate } from '../../src/features/advocates/index.js';
import { PostTransfers, SettlePoints } from '../../src/features/ledger/index.js';
import { RecordTimeline } from '../../src/features/timeline/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { newId, type Id } from '../../src/kernel/ids.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import type { TestDatabase } from './test-database.js';

const timeline = new RecordTimeline();
const outbox = new Outbox();
const writeDecision = new WriteDecision(
  new SettleParticipation(new SettlePoints(new PostTransfers())),
);

/** The feature's verbs, wired as its module wires them. */
export const verbs = {
  addAdvocate: new AddAdvocate(),
  save: new SaveChallenge(),
  publish: new PublishChallenge(timeline, outbox),
  pause: new PauseChallenge(timeline),
  start: new StartChallenge(timeline),
  submit: new SubmitStage(timeline, outbox),
  decide: new DecideSubmission(writeDecision, timeline, outbox),
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

export const proofs: Readonly<Record<number, Omit<SubmitStageInput, 'participationId' | 'stage'>>> =
  {
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
    verbs.addAdvocate.execute(tx, actor, {
      name: 'Budi Santoso',
      email,
      externalId: null,
      memberId: null,
      language: 'id',
      timeZone: 'Asia/Jakarta',
      companyId: null,
      status: 'ACTIVE',
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
    const id = await verbs.save.execute(tx, marketer, draft);
    return verbs.publish.execute(tx, marketer, { id, version: 1 });
  });
  return { programId, marketer, advocate, challengeId };
}
