import type { SampleCalendar } from '../sample-calendar.rules.js';
import type { SampleDecision } from '../sample-challenges.js';
import { CROWD_CHALLENGES } from './crowd-challenges.js';
import { JOINED_CROWD, type CrowdAdvocate } from './crowd-people.js';
import { MISSING, proofLink, proofText, type TextKey } from './crowd-proofs.js';
import { CROWD_SURVEYS } from './crowd-surveys.js';
import { between, pick, seeded, shuffled, spread, type Draw } from './seeded.rules.js';

/** What an advocate of the crowd hands in, on the day on which they begin. */
export interface CrowdSubmission {
  readonly who: string;
  readonly challenge: string;
  readonly ago: number;
  readonly at: string;
  readonly handedIn: object;
  /** absent: it waits, or nobody has to decide */
  readonly decided?: SampleDecision;
}

/** 587 beside the story's 13: how many of each challenge. */
const OF_SURVEYS = { survey: 62, handling: 55, priorities: 58, magazine: 40 } as const;
const OF_PROOFS = {
  linkedin: 50,
  quote: 52,
  forum: 40,
  tip: 52,
  tour: 34,
  note: 36,
  question: 44,
  article: 40,
  video: 24,
} as const;
/** They came after that of the story which waits, and wait too. */
const WAITING = 22;
const WAITING_SINCE_AGO = 3;
/** Of the others, from the oldest: which ones were sent back, or not accepted. */
const CHANGES_EVERY = 70;
const REJECTED_EVERY = 58;

const PUBLISHED_BY_THE_STORY = { survey: 20, tip: 80 } as const;
const PUBLISHED: Readonly<Record<string, number>> = {
  ...PUBLISHED_BY_THE_STORY,
  ...Object.fromEntries(CROWD_CHALLENGES.map(({ key, published }) => [key, published])),
  ...Object.fromEntries(CROWD_SURVEYS.map(({ key, published }) => [key, published])),
};
const LINKED = new Set(CROWD_CHALLENGES.flatMap(({ key, takes }) => (takes === 'LINK' ? key : [])));

const MESSAGES = [
  'Please add what you measured, then hand it in again: the rest is just right.',
  'You can hand it in again at any time: please leave out the name of your customer.',
  'Please say that you take part in our programme, then send the link again.',
];

export function crowdSubmissions(calendar: SampleCalendar): CrowdSubmission[] {
  const draw = seeded(587_022);
  const surveys = Object.entries(OF_SURVEYS).flatMap(([challenge, count]) =>
    taken(calendar, challenge, { count, until: 1, draw }).map((each) => ({
      ...each.base,
      handedIn: { answers: answersTo(challenge, each.advocate, draw) },
    })),
  );
  return [...surveys, ...decidedOn(calendar, proofs(calendar, draw))];
}

interface Taken {
  readonly advocate: CrowdAdvocate;
  readonly base: Pick<CrowdSubmission, 'who' | 'challenge' | 'ago' | 'at'>;
}

interface Amount {
  readonly count: number;
  readonly until: number;
  readonly draw: Draw;
}

/** Most in the weeks after a challenge was published, on workdays, nobody twice. */
function taken(
  calendar: SampleCalendar,
  challenge: string,
  { count, until, draw }: Amount,
  done = new Set<string>(),
): Taken[] {
  const published = PUBLISHED[challenge] ?? 0;
  const days = Array.from({ length: published - until }, (_, place) => published - 1 - place);
  const weight = (ago: number): number =>
    (calendar.workday(ago) === ago ? 1 : 0.2) * (published - ago < 30 ? 2 : 1);
  return spread(days, weight, count).map((ago) => {
    const here = JOINED_CROWD.filter(({ key, joined }) => joined > ago && !done.has(key));
    const advocate = pick(draw, here);
    done.add(advocate.key);
    const at = `${String(between(draw, 9, 20)).padStart(2, '0')}:${String(between(draw, 10, 59))}`;
    return { advocate, base: { who: advocate.key, challenge, ago, at } };
  });
}

function proofs(calendar: SampleCalendar, draw: Draw): CrowdSubmission[] {
  const waits = shuffled(
    draw,
    Object.keys(OF_PROOFS).flatMap((key) => [key, key, key]),
  ).slice(0, WAITING);
  let place = 0;
  return Object.entries(OF_PROOFS).flatMap(([challenge, count]) => {
    const waiting = waits.filter((key) => key === challenge).length;
    const done = new Set<string>();
    const before = taken(
      calendar,
      challenge,
      { count: count - waiting, until: WAITING_SINCE_AGO + 2, draw },
      done,
    );
    const free = JOINED_CROWD.filter(({ key }) => !done.has(key));
    const late = shuffled(draw, free)
      .slice(0, waiting)
      .map((advocate) => {
        const at = `${String(between(draw, 10, 20))}:${String(between(draw, 10, 59))}`;
        const ago = between(draw, 1, WAITING_SINCE_AGO);
        return { advocate, base: { who: advocate.key, challenge, ago, at } };
      });
    return [...before, ...late].map(({ advocate, base }) => ({
      ...base,
      handedIn: LINKED.has(challenge)
        ? { link: proofLink(challenge, advocate.key, (place += 1)) }
        : { text: proofText(challenge as TextKey, advocate.language, draw) },
    }));
  });
}

/** Priya decides on the next workday, from the oldest. */
function decidedOn(
  calendar: SampleCalendar,
  submissions: readonly CrowdSubmission[],
): CrowdSubmission[] {
  return submissions
    .toSorted((one, other) => other.ago - one.ago)
    .map((each, place): CrowdSubmission => {
      if (each.ago <= WAITING_SINCE_AGO) return each;
      return { ...each, decided: decisionOn(calendar.workday(each.ago - 1), place) };
    });
}

function decisionOn(ago: number, place: number): SampleDecision {
  const message = MESSAGES[place % MESSAGES.length] ?? '';
  if (place % CHANGES_EVERY === CHANGES_EVERY - 1) return { ago, kind: 'REQUEST_CHANGES', message };
  if (place % REJECTED_EVERY === REJECTED_EVERY - 1) {
    return { ago, kind: 'REJECT', reason: 'CRITERIA_NOT_MET', message };
  }
  return { ago, kind: 'APPROVE' };
}

function answersTo(challenge: string, { language }: CrowdAdvocate, draw: Draw): object {
  const options = CROWD_SURVEYS.find(({ key }) => key === challenge)?.options;
  if (options) return { chosen: shuffled(draw, options).slice(0, between(draw, 1, 3)) };
  const recommend = pick(draw, [10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 7, 7, 6, 5, 3]);
  const missing = recommend <= 8 && draw() < 0.7 ? { missing: pick(draw, MISSING[language]) } : {};
  const uses = shuffled(draw, ['quality', 'research', 'environment']).slice(0, between(draw, 1, 2));
  const level = (): string => pick(draw, ['low', 'fair', 'fair', 'high', 'high', 'high']);
  return {
    recommend,
    ...missing,
    uses,
    service: { delivery: level(), support: level() },
    effort: between(draw, 2, 5),
  };
}
