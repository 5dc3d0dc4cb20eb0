import type { SampleCalendar } from '../sample-calendar.rules.js';
import { companiesOf, type Region } from './crowd-names.js';
import { between, pick, seeded, shuffled, spread } from './seeded.rules.js';

const COUNT = 300;
const COMPANIES = 110;
/** The CRM is read every Monday, as far back as the programme goes. */
export const FIRST_READ_AGO = 121;

const REGIONS: readonly Region[] = [
  'japan',
  'japan',
  'indonesia',
  'china',
  'india',
  'europe',
  'latin',
  'africa',
];
const SOLD = ['Bench analysers', 'Field kit', 'In-line sensors', 'Laboratory refit', 'Second line'];

/** A sale that nobody of the programme brought. */
export interface DirectDeal {
  readonly externalId: string;
  readonly company: string;
  readonly name: string;
  readonly amount: number;
  /** how many days ago the talks began, and the contract was signed */
  readonly opened: number;
  readonly closed: number;
}

/** 300 deals of customers who came by themselves. `taken`: companies of the programme's referrals. */
export function directDeals(calendar: SampleCalendar, taken: ReadonlySet<string>): DirectDeal[] {
  const draw = seeded(300_088);
  const companies = companiesFor(taken);
  const days = Array.from({ length: FIRST_READ_AGO - 1 }, (_, place) => FIRST_READ_AGO - place);
  const closings = spread(days, (ago) => (calendar.workday(ago) === ago ? 1 : 0.05), COUNT);
  const lengths = shuffled(
    draw,
    Array.from({ length: COUNT }, (_, place) => daysToClose(place)),
  );
  return closings.map((closed, place) => {
    const company = pick(draw, companies);
    return {
      externalId: `CRM-${String(40_211 + place * 3)}`,
      company,
      name: `${pick(draw, SOLD)} for ${company}`,
      amount: between(draw, 8, 150) * 50_000,
      opened: closed + (lengths[place] ?? 0),
      closed,
    };
  });
}

/** Half of them took less than 88 days, and half more: from a month to half a year. */
function daysToClose(place: number): number {
  const half = COUNT / 2;
  return Math.round(
    place < half ? 30 + 58 * (place / half) ** 0.7 : 88 + 110 * ((place - half) / half) ** 1.6,
  );
}

function companiesFor(taken: ReadonlySet<string>): string[] {
  const draw = seeded(110);
  const lists = REGIONS.map((region) => companiesOf(region, draw));
  const found = new Set<string>();
  for (let place = 0; found.size < COMPANIES; place += 1) {
    const name = lists[place % lists.length]?.next().value ?? '';
    if (!taken.has(name)) found.add(name);
  }
  return [...found];
}
