import { describe, expect, it } from '@jest/globals';
import type { HomeChallenge, HomeReferral } from './home-query.js';
import { nextSteps } from './next-steps.js';

type Participation = NonNullable<HomeChallenge['myParticipation']>;
type Submission = Participation['submissions'][number];

const challenge = (id: string, myParticipation: Participation | null = null): HomeChallenge => ({
  id,
  title: `Challenge ${id}`,
  translations: [],
  points: 200,
  myParticipation,
});

const participation = (status: Participation['status'], ...submissions: Submission[]) => ({
  id: 'p',
  status,
  currentStage: 1,
  submissions,
});

const submission = (status: Submission['status'], final = false): Submission => ({
  id: 's',
  stage: 1,
  status,
  final,
  decision: { message: 'Please add the date.' },
});

const referral = (confirmation: HomeReferral['confirmation']): HomeReferral => ({
  id: 'r',
  refereeName: 'Hana Mori',
  company: null,
  status: 'SUBMITTED',
  confirmation,
  possiblePoints: 2000,
  windowOpen: true,
  windowClosesAt: '2027-03-04T15:00:00Z',
  timeZone: 'Asia/Tokyo',
  contact: null,
  timeline: [],
});

const NONE: ReadonlySet<string> = new Set();

const kinds = (
  challenges: readonly HomeChallenge[],
  referrals: readonly HomeReferral[],
  onPath = NONE,
) => nextSteps(challenges, referrals, onPath).map(({ kind }) => kind);

describe('what to do next', () => {
  it('puts what waits for the advocate before what is new', () => {
    const given = [
      challenge('new'),
      challenge('begun', participation('STARTED')),
      challenge('back', participation('IN_PROGRESS', submission('CHANGES_REQUESTED'))),
    ];
    expect(kinds(given, [])).toEqual(['CHANGE', 'CONTINUE', 'START']);
    expect(kinds(given, [referral('WAITING')])).toEqual(['CONFIRM', 'CHANGE', 'CONTINUE']);
  });

  it('does not ask twice for what their first steps ask, unless it came back', () => {
    const given = [
      challenge('new'),
      challenge('begun', participation('STARTED')),
      challenge('back', participation('IN_PROGRESS', submission('CHANGES_REQUESTED'))),
    ];
    const onPath = new Set(['new', 'begun', 'back']);
    expect(kinds(given, [], onPath)).toEqual(['CHANGE', 'REFER']);
    expect(kinds(given, [], new Set(['new']))).toEqual(['CHANGE', 'CONTINUE', 'REFER']);
  });

  it('asks for nothing while a proof waits for a decision, or where the challenge is over', () => {
    const given = [
      challenge('waits', participation('IN_PROGRESS', submission('SUBMITTED'))),
      challenge('done', participation('COMPLETED', submission('APPROVED'))),
      challenge('given up', participation('ABANDONED', submission('CHANGES_REQUESTED'))),
      challenge('closed', participation('CLOSED_BY_PROGRAM', submission('CHANGES_REQUESTED'))),
    ];
    expect(kinds(given, [referral('CONFIRMED')])).toEqual(['REFER']);
  });

  it('asks to go on where what was handed in was taken back', () => {
    const given = [challenge('back', participation('STARTED', submission('WITHDRAWN')))];
    expect(kinds(given, [])).toEqual(['CONTINUE', 'REFER']);
  });

  it('R-C3: asks to send again what can be sent again, never what is final', () => {
    const again = challenge('again', participation('IN_PROGRESS', submission('REJECTED')));
    const final = challenge('final', participation('IN_PROGRESS', submission('REJECTED', true)));
    expect(kinds([again], [])).toEqual(['SEND_AGAIN', 'REFER']);
    expect(kinds([final], [])).toEqual(['REFER']);
  });

  it('is never more than three things', () => {
    expect(
      kinds(
        ['a', 'b', 'c', 'd'].map((id) => challenge(id)),
        [],
      ),
    ).toHaveLength(3);
  });
});
