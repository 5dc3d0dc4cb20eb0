import type { SampleCalendar } from '../sample-calendar.rules.js';
import type { SampleReferral } from '../sample-referral.js';
import { JOINED_CROWD, type CrowdAdvocate } from './crowd-people.js';
import { companiesOf, peopleOf, slugOf, type Region } from './crowd-names.js';
import { NOTES } from './crowd-notes.js';
import { daysNeeded, OPEN, PASSED, reportsOf, type Fate } from './crowd-plans.js';
import { between, pick, seeded, shuffled, spread, type Draw } from './seeded.rules.js';

const FIRST_AGO = 122;
/** The last day whose window has passed, and the first whose has not: also tomorrow. */
const PASSED_AGO = 62;
const OPEN_AGO = 59;
/** Fewer days after the first of its kind somebody else names the same person. */
const DUPLICATE_AFTER = 6;
const NOTED = 0.4;
const BY_LINK = 0.18;

/**
 * 164 referrals around those of the story: 162 that count, and 2 of somebody who was named before.
 * More of them on some days of the week than on others, so that they depend on today's; everything
 * else about them is the same in every run.
 */
export function crowdReferrals(calendar: SampleCalendar): SampleReferral[] {
  const draw = seeded(190_096);
  const words = new Words(draw);
  const made = [
    ...fatesOn(spreadDays(calendar, FIRST_AGO, PASSED_AGO, PASSED.count), PASSED.ended, draw),
    ...fatesOn(spreadDays(calendar, OPEN_AGO, 1, OPEN.count), OPEN.ended, draw),
  ].map(({ submitted, fate }) => referral(calendar, { submitted, fate, draw, words }));
  return [...made, ...duplicates(made, draw)];
}

interface Placed {
  readonly submitted: number;
  readonly fate: Fate;
}

/** A wave at the launch, a quieter month, and slow growth since. */
function rhythm(calendar: SampleCalendar, ago: number): number {
  const week = [0.15, 1.2, 1.1, 1, 0.9, 0.8, 0.25][calendar.weekday(ago)] ?? 1;
  if (ago > 110) return week * 0.5;
  if (ago > 92) return week * 1.3;
  return week * (ago > 70 ? 0.9 : 1.1);
}

function spreadDays(calendar: SampleCalendar, from: number, to: number, count: number): number[] {
  const days = Array.from({ length: from - to + 1 }, (_, place) => from - place);
  const some = spread(days, (ago) => rhythm(calendar, ago), count - 1);
  return [from, ...some];
}

/** Who needs most days chooses first, among the submissions that are old enough. */
function fatesOn(submissions: readonly number[], ended: readonly Fate[], draw: Draw): Placed[] {
  const free = shuffled(draw, submissions);
  const placed = ended
    .toSorted((one, other) => daysNeeded(other) - daysNeeded(one))
    .map((fate) => {
      const place = free.findIndex((submitted) => submitted > daysNeeded(fate));
      const [submitted] = place < 0 ? [] : free.splice(place, 1);
      if (submitted === undefined) throw new Error('No submission is old enough.');
      return { submitted, fate };
    });
  return [
    ...placed,
    ...free.map((submitted) => ({ submitted, fate: { kind: 'UNDER_WAY' } as const })),
  ];
}

function referral(
  calendar: SampleCalendar,
  { submitted, fate, draw, words }: Placed & { readonly draw: Draw; readonly words: Words },
): SampleReferral {
  const advocate = advocateFor(submitted, draw);
  const referee = words.personOf(advocate.region);
  const company = words.companyOf(advocate.region);
  const domain = slugOf(company);
  const workday = (ago: number): number => calendar.workday(ago);
  return {
    key: `${slugOf(referee)} ${domain}`,
    by: advocate.key,
    how: draw() < BY_LINK && advocate.joined > submitted ? 'LINK' : 'FORM',
    referee,
    company,
    domain,
    submitted,
    at: `${String(between(draw, 9, 20)).padStart(2, '0')}:${String(between(draw, 10, 59))}`,
    ...(draw() < NOTED ? { note: pick(draw, NOTES[advocate.language]) } : {}),
    reports: reportsOf({ submitted, fate, workday, draw }),
  };
}

/** Few name many, and many name a few; only who is here by then. */
function advocateFor(ago: number, draw: Draw): CrowdAdvocate & { readonly joined: number } {
  const here = JOINED_CROWD.filter(({ joined }) => joined >= ago);
  const place = Math.floor(draw() ** 1.7 * here.length);
  const found = here[place];
  if (!found) throw new Error('Nobody is here yet.');
  return found;
}

/** Names that nobody else of the sample has. */
class Words {
  private readonly people = new Map<Region, Generator<string, never>>();
  private readonly companies = new Map<Region, Generator<string, never>>();

  constructor(private readonly draw: Draw) {}

  personOf(region: Region): string {
    return this.next(this.people, region, peopleOf);
  }

  companyOf(region: Region): string {
    return this.next(this.companies, region, companiesOf);
  }

  private next(
    lists: Map<Region, Generator<string, never>>,
    region: Region,
    make: (region: Region, draw: Draw) => Generator<string, never>,
  ): string {
    const list = lists.get(region) ?? make(region, this.draw);
    lists.set(region, list);
    return list.next().value;
  }
}

/** One of those whose window passed, and one of the open ones, are named by somebody else too. */
function duplicates(made: readonly SampleReferral[], draw: Draw): SampleReferral[] {
  const slow = made.filter(isSlow);
  const firsts = [
    slow.find(({ submitted }) => submitted > 80),
    slow.find(({ submitted }) => submitted > 20 && submitted < 50),
  ];
  return firsts.map((first) => {
    if (!first) throw new Error('Nobody to be named twice.');
    const { key, by, referee, company, domain } = first;
    const submitted = first.submitted - DUPLICATE_AFTER;
    const others = JOINED_CROWD.filter((each) => each.key !== by && each.joined >= submitted);
    return {
      key: `${key} again`,
      by: pick(draw, others).key,
      how: 'FORM',
      referee,
      company,
      domain,
      submitted,
      reports: [],
    };
  });
}

/** Under way for so long that somebody else can name the same person. */
function isSlow({ reports }: SampleReferral): boolean {
  return (
    reports.length > 0 &&
    reports.every((each) => !('deal' in each) && !('step' in each && each.reason !== undefined))
  );
}
