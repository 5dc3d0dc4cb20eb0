import type { HomeChallenge, HomeReferral } from './home-query.js';

/** One thing to do next, and the inputs of its text. */
export type NextStep =
  | { kind: 'CONFIRM'; referralId: string; name: string | null; points: number }
  | {
      kind: 'CHANGE' | 'SEND_AGAIN';
      challengeId: string;
      title: string;
      message: string | null;
    }
  | { kind: 'CONTINUE' | 'START'; challengeId: string; title: string; points: number }
  | { kind: 'REFER' };

/** More would be a list of chores. */
const MOST = 3;

/**
 * What waits for them, then what they began, then what is new; a referral is always welcome. What
 * their own first steps (`onPath`, ids of challenges) ask of them already is not asked twice, unless
 * it came back.
 */
export function nextSteps(
  challenges: readonly HomeChallenge[],
  referrals: readonly HomeReferral[],
  onPath: ReadonlySet<string>,
): NextStep[] {
  const others = challenges.filter(({ id }) => !onPath.has(id));
  const steps: NextStep[] = [
    ...referrals
      .filter(({ confirmation }) => confirmation === 'WAITING')
      .map((referral): NextStep => {
        const { id, refereeName, possiblePoints } = referral;
        return { kind: 'CONFIRM', referralId: id, name: refereeName, points: possiblePoints };
      }),
    ...challenges.flatMap(toChange),
    ...others.flatMap(toContinue),
    ...others
      .filter(({ myParticipation }) => myParticipation === null)
      .map(({ id, title, points }): NextStep => {
        return { kind: 'START', challengeId: id, title, points };
      }),
  ].slice(0, MOST);
  return steps.length < MOST ? [...steps, { kind: 'REFER' }] : steps;
}

const isUnderWay = ({ myParticipation }: HomeChallenge) =>
  myParticipation?.status === 'STARTED' || myParticipation?.status === 'IN_PROGRESS';

/** Proofs that came back and can be sent again. */
function toChange(challenge: HomeChallenge): NextStep[] {
  if (!isUnderWay(challenge)) return [];
  const { id, title, myParticipation } = challenge;
  return (myParticipation?.submissions ?? [])
    .filter(({ status, final }) => !final && isSentBack(status))
    .slice(0, 1)
    .map(({ status, decision }) => ({
      kind: status === 'REJECTED' ? 'SEND_AGAIN' : 'CHANGE',
      challengeId: id,
      title,
      message: decision?.message ?? null,
    }));
}

const isSentBack = (status: string) => status === 'CHANGES_REQUESTED' || status === 'REJECTED';

/** Stages for which nothing was handed in yet, or what was has been taken back. */
function toContinue(challenge: HomeChallenge): NextStep[] {
  const { id, title, points, myParticipation } = challenge;
  if (!isUnderWay(challenge) || !myParticipation) return [];
  const { submissions, currentStage } = myParticipation;
  const current = submissions.find(({ stage }) => stage === currentStage);
  if (current && current.status !== 'DRAFT' && current.status !== 'WITHDRAWN') return [];
  return [{ kind: 'CONTINUE', challengeId: id, title, points }];
}
