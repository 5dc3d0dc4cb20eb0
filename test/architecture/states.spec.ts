import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';

const ROOT = join(import.meta.dirname, '../..');

/** A spec and the test in it that goes into a state, or comes out. */
type Proof = readonly [spec: string, test: string];
/** `END`: nothing comes after it. */
type Way = { readonly in: Proof; readonly out: Proof | 'END' };
/** What stands in `domain.md` and no verb reaches yet, and why. */
type Unreached = { readonly unreached: string };

const CHALLENGES = 'test/integration/challenges/challenges.spec.ts';
const CLOSE = 'test/integration/challenges/close-challenge.spec.ts';
const DECISIONS = 'test/integration/challenges/decisions.spec.ts';
const SUBMISSIONS = 'test/integration/challenges/submissions.spec.ts';
const TAKE_BACK = 'test/integration/challenges/take-back.spec.ts';
const WITHDRAW = 'test/integration/challenges/withdraw-submission.spec.ts';
const GIVE_UP = 'test/integration/challenges/abandon-participation.spec.ts';
const SCHEDULE = 'test/integration/challenges/schedule-challenge.spec.ts';
const REDEMPTIONS = 'test/integration/rewards/decide-redemption.spec.ts';
const STORY = 'test/api/story.spec.ts';
const DECIDE = 'src/features/referrals/decide/decide-referrals.rules.spec.ts';
const STANDING = 'src/features/referrals/decide/referral-standing.rules.spec.ts';
const PLACE = 'src/features/referrals/decide/referee-place.rules.spec.ts';
const LEFT = 'test/api/who-has-left.spec.ts';
const BREAKS = 'test/api/breaks.spec.ts';
const SETTLE = 'test/integration/referrals/settle-referrals.spec.ts';

const madeAndPublished: Proof = [
  'test/api/challenges.spec.ts',
  'a marketer makes and publishes a challenge in two languages',
];
const paused: Proof = [CHALLENGES, 'nobody starts what is paused, and who had started goes on'];
const closed: Proof = [
  CLOSE,
  'nobody starts or hands in any more, and who was under way reads why',
];
const archived: Proof = [CLOSE, 'only what is closed and decided is archived'];
const decidedLate: Proof = [CLOSE, 'what waits is still decided and paid'];
const approved: Proof = [DECISIONS, 'R-C2: an approval awards the points of the stage'];
const takenBack: Proof = [TAKE_BACK, 'R-C2: later a reason is needed, and the advocate is told'];
const withdrawn: Proof = [WITHDRAW, 'R-T4: it leaves the queue at once, and is handed in anew'];
const givenUp: Proof = [GIVE_UP, 'R-T4: what waits is taken back with it, what was paid stays'];
const startedAgain: Proof = [GIVE_UP, 'R-C1: started again it goes on, on its own version'];
const opens: Proof = [SCHEDULE, 'R-T4: it opens at its moment, and not before'];
const takenBackToDraft: Proof = [SCHEDULE, 'it is opened now, or taken back to a draft'];
const handedInAgain: Proof = [SUBMISSIONS, 'R-C3: what is not accepted can be handed in again'];
const asked: Proof = [STORY, 'R-C3: an advocate hands in a proof, is asked for changes'];
const fulfilled: Proof = [REDEMPTIONS, 'R-R1: approved, it has a code and is fulfilled at once'];
const BY_HAND = 'test/integration/rewards/fulfil-by-hand.spec.ts';
const prepared: Proof = [
  BY_HAND,
  'R-R1: approved, it is being prepared; handed over, it is fulfilled',
];
const notGiven: Proof = [BY_HAND, 'R-R3: failed, points with their expiry and the unit are back'];
const refused: Proof = [REDEMPTIONS, 'R-R3: not accepted, points and unit are back at once'];
const cancelled: Proof = [REDEMPTIONS, 'R-R3: one cancels one’s own, while it waits'];
const wonAgain: Proof = [SETTLE, 'R-W5: won, reopened, won again nets to one award'];
const ended: Proof = [DECIDE, 'R-W5: reopened, lost, refunded and deleted deals give nothing'];
const firstAct: Proof = [BREAKS, 'R-T4: who has joined is active from their first own act'];
const leaves: Proof = [BREAKS, 'R-U5: leaves by themselves, also from a break'];
const left: Proof = [LEFT, 'R-U5: a removed member’s advocate has left'];
const steps: Proof = [STORY, 'R-W1, R-W3: contact, steps, and a deal won on day 60 converts'];
const skips: Proof = [STANDING, 'R-W3: skips steps and steps back'];
const denied: Proof = [STANDING, 'R-W3: a denied referral has nothing due, and a later acceptance'];
const waits: Proof = [DECIDE, 'R-W11: a deal won before anybody accepted the referral converts it'];
const unqualified: Proof = [STANDING, 'R-W6: a customer or somebody in talks is unqualified'];
const FRAUD = 'test/api/decide-fraud.spec.ts';
const CHECKED = 'src/features/referrals/decide/fraud-decision.rules.spec.ts';
const inFile: Proof = [CHECKED, 'a file is checked by nobody, and a person may still flag'];
const isPerson: Proof = ['test/api/public-link.spec.ts', 'an empty field of that kind is a person'];
const foundNothing: Proof = [CHECKED, 'what the checks found nothing in is paid'];
const flagPays: Proof = [FRAUD, 'holds what it earns; cleared, it is paid exactly once'];
const flagAgain: Proof = [
  CHECKED,
  'the newest decision counts: a clear by a person stays, and a later flag withholds again',
];
const confirmed: Proof = [FRAUD, 'confirmed, what was paid is owed back, and cleared later'];
const AWARD = 'src/features/referrals/settle/referral-projection.rules.spec.ts';
const awarded: Proof = [AWARD, 'begins with nothing, waits while nobody has accepted it'];
const partly: Proof = [AWARD, 'is partly reversed where less is due than was awarded'];
const reversed: Proof = [AWARD, 'is reversed where nothing is due any more, and awarded anew'];

/** By enum of the API. A state that is added without its two tests fails. */
const STATES: Readonly<Record<string, Readonly<Record<string, Way | Unreached>>>> = {
  ChallengeStatus: {
    DRAFT: { in: madeAndPublished, out: madeAndPublished },
    SCHEDULED: { in: opens, out: takenBackToDraft },
    LIVE: { in: madeAndPublished, out: paused },
    PAUSED: { in: paused, out: closed },
    CLOSED: { in: closed, out: archived },
    ARCHIVED: { in: archived, out: 'END' },
  },
  ParticipationStatus: {
    STARTED: { in: paused, out: approved },
    IN_PROGRESS: { in: decidedLate, out: approved },
    COMPLETED: {
      in: approved,
      out: [TAKE_BACK, 'R-C2: a challenge that was complete is open again'],
    },
    ABANDONED: { in: givenUp, out: startedAgain },
    CLOSED_BY_PROGRAM: { in: closed, out: decidedLate },
  },
  SubmissionStatus: {
    DRAFT: { unreached: 'answers that are not handed in yet are a survey_draft' },
    SUBMITTED: { in: asked, out: approved },
    APPROVED: { in: approved, out: takenBack },
    CHANGES_REQUESTED: { in: asked, out: asked },
    REJECTED: { in: handedInAgain, out: handedInAgain },
    WITHDRAWN: { in: withdrawn, out: withdrawn },
  },
  RedemptionStatus: {
    REQUESTED: {
      in: ['test/integration/rewards/redeem-reward.spec.ts', 'R-R1: takes a unit and the points'],
      out: cancelled,
    },
    APPROVED: { in: fulfilled, out: fulfilled },
    FULFILLING: { in: prepared, out: prepared },
    FULFILLED: { in: fulfilled, out: 'END' },
    REJECTED: { in: refused, out: 'END' },
    CANCELLED: { in: cancelled, out: 'END' },
    FAILED: { in: notGiven, out: 'END' },
  },
  DealStage: {
    OPEN: { in: wonAgain, out: wonAgain },
    WON: { in: wonAgain, out: wonAgain },
    LOST: { in: ended, out: ended },
    REFUNDED: { in: ended, out: ended },
    DELETED: { in: ended, out: ended },
  },
  AdvocateStatus: {
    NOMINATED: {
      in: [
        'test/integration/imports/import-referrals.spec.ts',
        'finds advocates by id, by address and by name, and completes them',
      ],
      out: [
        'test/integration/identity/language-and-advocates.spec.ts',
        'is the one that was known by their address',
      ],
    },
    INVITED: { in: left, out: left },
    JOINED: { in: left, out: firstAct },
    ACTIVE: { in: firstAct, out: leaves },
    PAUSED: {
      in: [BREAKS, 'R-U1: an advocate takes a break and ends it'],
      out: [BREAKS, 'ends by itself on its day, once'],
    },
    LEFT: { in: leaves, out: left },
  },
  ReferralStatus: {
    SUBMITTED: { in: skips, out: skips },
    ACCEPTED: { in: steps, out: steps },
    QUALIFIED: { in: steps, out: steps },
    MEETING: { in: steps, out: steps },
    OPPORTUNITY: {
      in: [DECIDE, 'R-W3: an open deal is an opportunity until sales steps back'],
      out: [DECIDE, 'R-W3: an open deal is an opportunity until sales steps back'],
    },
    CONVERTED: { in: wonAgain, out: wonAgain },
    LOST: {
      in: [DECIDE, 'is lost only when every deal is lost, and goes on when sales says so later'],
      out: [DECIDE, 'is lost only when every deal is lost, and goes on when sales says so later'],
    },
    UNQUALIFIED: { in: unqualified, out: 'END' },
    DUPLICATE: {
      in: [PLACE, 'R-W6: the first by submission wins, the second is a duplicate of it'],
      out: [PLACE, 'R-W6: displaces a referral that nobody has accepted'],
    },
    EXPIRED: {
      in: [DECIDE, 'R-W4: expires at the instant that the window closes, not before'],
      out: [DECIDE, 'R-W4: a deal told late with a day inside the window still converts'],
    },
    WITHDRAWN: { in: [STANDING, 'a withdrawn referral is not converted'], out: 'END' },
  },
  Moderation: {
    PENDING: { in: waits, out: steps },
    APPROVED: { in: steps, out: denied },
    DENIED: { in: denied, out: denied },
  },
  FraudStatus: {
    NOT_CHECKED: { in: inFile, out: inFile },
    CLEAR: { in: isPerson, out: foundNothing },
    FLAGGED: { in: flagPays, out: flagPays },
    CLEARED: { in: flagPays, out: flagAgain },
    CONFIRMED: { in: confirmed, out: confirmed },
  },
  RewardStatus: {
    NONE: { in: awarded, out: awarded },
    PENDING: { in: awarded, out: awarded },
    HELD: { in: flagPays, out: flagPays },
    AWARDED: { in: awarded, out: wonAgain },
    PARTLY_REVERSED: { in: partly, out: partly },
    REVERSED: { in: reversed, out: reversed },
  },
};

function proofs(): (readonly [state: string, proof: Proof])[] {
  return Object.entries(STATES).flatMap(([kind, states]) =>
    Object.entries(states).flatMap(([state, way]) => {
      if ('unreached' in way) return [];
      const both = way.out === 'END' ? [way.in] : [way.in, way.out];
      return both.map((proof) => [`${kind}.${state}`, proof] as const);
    }),
  );
}

function holds([spec, test]: Proof): boolean {
  const file = join(ROOT, spec);
  return test !== '' && existsSync(file) && readFileSync(file, 'utf8').includes(`it('${test}`);
}

describe('R-T4: each state has a test that goes in and one that comes out', () => {
  const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));

  it.each(Object.keys(STATES))('%s: no state is missing, and none too much', (name) => {
    const type = schema.getType(name);
    const states = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(Object.keys(STATES[name] ?? {}).sort()).toEqual([...states].sort());
  });

  it('each of these tests stands where the register says', () => {
    expect(proofs().filter(([, proof]) => !holds(proof))).toEqual([]);
  });

  it('a test that is not there is found missing', () => {
    expect(holds([CLOSE, 'a challenge opens again'])).toBe(false);
    expect(holds(['test/nowhere.spec.ts', 'nobody'])).toBe(false);
  });
});
