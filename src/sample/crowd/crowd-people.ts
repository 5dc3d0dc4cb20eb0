import type { WillingTo } from '../../features/advocates/index.js';
import { addressOf, ADVOCATES, type SampleAdvocate } from '../sample-people.js';
import { languageOf, peopleOf, slugOf, timeZoneOf, type Region } from './crowd-names.js';
import { between, seeded, shuffled, spread, type Draw } from './seeded.rules.js';

/** Advocates of the crowd who joined, by now; the others are invited or nominated. */
const JOINED = 84;
const INVITED = 10;
/** The first came on the day after the staff, the last a week ago. */
const FIRST_AGO = 123;
const LAST_AGO = 8;
const TO_A_REFERENCE_CALL = 64;

type Employer = readonly [name: string, domain: string, region: Region, people: number];

/** Customers whose people the story knows; more of them take part. */
const OF_THE_STORY: readonly Employer[] = [
  ['Aozora Robotics', 'aozora-robotics', 'japan', 5],
  ['Sunda Packaging', 'sunda-packaging', 'indonesia', 4],
  ['Bailu Optics', 'bailu-optics', 'china', 5],
  ['Altamira Foods', 'altamira-foods', 'latin', 4],
  ['Deccan Turbines', 'deccan-turbines', 'india', 5],
  ['Shirasagi Medical', 'shirasagi-medical', 'japan', 3],
  ['Vltava Glassworks', 'vltava-glass', 'europe', 2],
  ['Minato Ferries', 'minato-ferries', 'japan', 2],
  ['Garonne Avionics', 'garonne-avionics', 'europe', 3],
  ['Cedar Water Works', 'cedar-water', 'africa', 1],
  ['Atlas Phosphates', 'atlas-phosphates', 'africa', 2],
  ['Borneo Biofuels', 'borneo-biofuels', 'indonesia', 2],
  ['Yuhua Semiconductors', 'yuhua-semi', 'china', 3],
  ['Lagoon Breweries', 'lagoon-breweries', 'africa', 2],
  ['Merapi Cement', 'merapi-cement', 'indonesia', 2],
  ['Fjällbacka Marine', 'fjallbacka-marine', 'europe', 1],
  ['Hokuto Elevators', 'hokuto-elevators', 'japan', 2],
  ['Jinsha Batteries', 'jinsha-batteries', 'china', 1],
];

/** 25 customers beside the story's 20. */
const OTHERS: readonly Employer[] = [
  ['Tachibana Precision', 'tachibana-precision', 'japan', 3],
  ['Oki-no-Shima Brewing', 'okinoshima-brewing', 'japan', 2],
  ['Yukishiro Dairy', 'yukishiro-dairy', 'japan', 3],
  ['Shinonome Chemical', 'shinonome-chemical', 'japan', 2],
  ['Miyabi Coatings', 'miyabi-coatings', 'japan', 1],
  ['Hakuba Water', 'hakuba-water', 'japan', 2],
  ['Pelangi Paints', 'pelangi-paints', 'indonesia', 3],
  ['Tirta Mas Beverages', 'tirta-mas', 'indonesia', 2],
  ['Nusa Indah Plastics', 'nusa-indah', 'indonesia', 2],
  ['Halmahera Nickel', 'halmahera-nickel', 'indonesia', 2],
  ['Lombok Feeds', 'lombok-feeds', 'indonesia', 1],
  ['Hongshan Polymers', 'hongshan-polymers', 'china', 3],
  ['Qinglan Water', 'qinglan-water', 'china', 3],
  ['Fenghe Foods', 'fenghe-foods', 'china', 2],
  ['Xiling Pharma', 'xiling-pharma', 'china', 2],
  ['Meihua Textiles', 'meihua-textiles', 'china', 1],
  ['Sahyog Agro', 'sahyog-agro', 'india', 3],
  ['Brahmi Pharma', 'brahmi-pharma', 'india', 2],
  ['Monsoon Solar', 'monsoon-solar', 'india', 1],
  ['Quetzal Coffee', 'quetzal-coffee', 'latin', 2],
  ['Andes Lithium', 'andes-lithium', 'latin', 3],
  ['Weserland Foods', 'weserland-foods', 'europe', 2],
  ['Sumava Papers', 'sumava-papers', 'europe', 1],
  ['Harmattan Solar', 'harmattan-solar', 'africa', 1],
  ['Baobab Juices', 'baobab-juices', 'africa', 2],
];

export interface CrowdAdvocate extends SampleAdvocate {
  readonly region: Region;
}

/** A hundred advocates around those of the story. */
export const CROWD: readonly CrowdAdvocate[] = makeCrowd(seeded(20_260_401));

function makeCrowd(draw: Draw): CrowdAdvocate[] {
  const names = new Map<Region, Generator<string, never>>();
  const nameIn = (region: Region): string => {
    const list = names.get(region) ?? peopleOf(region, draw);
    names.set(region, list);
    return list.next().value;
  };
  const places = shuffled(
    draw,
    [...OF_THE_STORY, ...OTHERS].flatMap((employer) =>
      Array.from({ length: employer[3] }, () => employer),
    ),
  );
  const days = joiningDays();
  return places.map(([company, domain, region], place) => {
    const name = nameIn(region);
    const key = slugOf(name);
    return {
      key,
      name,
      email: addressOf(name, `${domain}.example`),
      language: languageOf(region),
      roles: ['advocate'],
      company,
      timeZone: timeZoneOf(region),
      status: place < JOINED ? 'JOINED' : place < JOINED + INVITED ? 'INVITED' : 'NOMINATED',
      joined: days[place] ?? null,
      region,
    };
  });
}

/** Many at the launch, then a few every week, on every third day. */
function joiningDays(): number[] {
  const days = Array.from({ length: FIRST_AGO - LAST_AGO + 1 }, (_, place) => FIRST_AGO - place);
  return spread(
    days.filter((ago) => ago % 3 === 0),
    (ago) => (ago > 100 ? 3 : ago > 60 ? 1.2 : 0.7),
    JOINED,
  );
}

/** The story's first. */
export const EVERYBODY: readonly SampleAdvocate[] = [...ADVOCATES, ...CROWD];

export const JOINED_CROWD: readonly (CrowdAdvocate & { readonly joined: number })[] = CROWD.flatMap(
  (each) => (each.joined === null ? [] : [{ ...each, joined: each.joined }]),
);

const OTHER_KINDS: readonly WillingTo[] = [
  'QUOTE',
  'CASE_STUDY',
  'LOGO',
  'SPEAKING',
  'PUBLIC_REVIEW',
  'BETA',
];

/** What who joined offered in the welcome: three of four would take a reference call. */
export const CROWD_WILLING: readonly (readonly [
  who: string,
  ago: number,
  to: readonly WillingTo[],
])[] = makeWilling(seeded(7_041_776));

function makeWilling(draw: Draw): (readonly [string, number, WillingTo[]])[] {
  const calls = new Set(shuffled(draw, JOINED_CROWD).slice(0, TO_A_REFERENCE_CALL));
  return JOINED_CROWD.flatMap((each) => {
    const others = shuffled(draw, OTHER_KINDS).slice(0, between(draw, 0, 2));
    const to: WillingTo[] = [...(calls.has(each) ? (['REFERENCE_CALL'] as const) : []), ...others];
    return to.length === 0 ? [] : [[each.key, each.joined, to] as const];
  });
}
