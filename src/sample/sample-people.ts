import type { Role } from '../kernel/actor.js';
import type { Locale } from '../kernel/locale.js';

export const SAMPLE_PROGRAM = {
  slug: 'sample',
  name: 'Kitahama Instruments',
  locale: 'en',
  timeZone: 'Asia/Tokyo',
  currency: 'JPY',
  color: '#1f5f8b',
  conversionWindowDays: 60,
  conversionPoints: 2_000,
} as const;

/** Somebody of the company or one of its advocates; addresses end in `.example`, so in no mailbox. */
export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
  readonly roles: readonly Role[];
  /** how many days ago they joined; null: invited and not yet here */
  readonly joined: number | null;
  /** a code of the story that a visitor can follow; the portal has its text */
  readonly blurb?: string;
}

export interface SampleAdvocate extends SamplePerson {
  readonly company: string;
  readonly timeZone: string;
  readonly status: 'NOMINATED' | 'INVITED' | 'JOINED';
}

/** Who looks after customers. */
export const SALES = person('dana', 'Dana Cole', 'en', 'sales', 'FOLLOWS_THE_REFERRALS');

export const STAFF: readonly SamplePerson[] = [
  person('alex', 'Alex Morgan', 'en', 'admin', 'OWNS_THE_PROGRAM'),
  person('priya', 'Priya Nair', 'en', 'marketer', 'DECIDES_ON_SUBMISSIONS'),
  SALES,
];

function person(
  key: string,
  name: string,
  language: Locale,
  role: Role,
  blurb: string,
): SamplePerson {
  return { key, name, email: addressOf(name), language, roles: [role], joined: 125, blurb };
}

export function addressOf(name: string, domain = 'kitahama-instruments.example'): string {
  const local = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, '.');
  return `${local}@${domain}`;
}

type Row = readonly [
  key: string,
  name: string,
  language: Locale,
  company: string,
  domain: string,
  timeZone: string,
  status: SampleAdvocate['status'],
  joined: number | null,
];

/** 16 who were invited, of whom 13 joined, and 4 whom sales knows of. */
const ADVOCATE_ROWS: readonly Row[] = [
  ['mei', 'Mei Tanaka', 'ja', 'Aozora Robotics', 'aozora-robotics', 'Asia/Tokyo', 'JOINED', 112],
  [
    'budi',
    'Budi Santoso',
    'id',
    'Sunda Packaging',
    'sunda-packaging',
    'Asia/Jakarta',
    'JOINED',
    112,
  ],
  ['lin', 'Lin Wei', 'zh-CN', 'Bailu Optics', 'bailu-optics', 'Asia/Shanghai', 'JOINED', 112],
  [
    'sofia',
    'Sofia Herrera',
    'en',
    'Altamira Foods',
    'altamira-foods',
    'America/Mexico_City',
    'JOINED',
    108,
  ],
  [
    'arjun',
    'Arjun Mehta',
    'en',
    'Deccan Turbines',
    'deccan-turbines',
    'Asia/Kolkata',
    'JOINED',
    112,
  ],
  [
    'yuki',
    'Yuki Nakamura',
    'ja',
    'Shirasagi Medical',
    'shirasagi-medical',
    'Asia/Tokyo',
    'JOINED',
    108,
  ],
  [
    'tomas',
    'Tomáš Dvořák',
    'en',
    'Vltava Glassworks',
    'vltava-glass',
    'Europe/Prague',
    'JOINED',
    101,
  ],
  ['hana', 'Hana Kobayashi', 'ja', 'Minato Ferries', 'minato-ferries', 'Asia/Tokyo', 'JOINED', 101],
  [
    'chloe',
    'Chloé Martin',
    'en',
    'Garonne Avionics',
    'garonne-avionics',
    'Europe/Paris',
    'JOINED',
    88,
  ],
  ['omar', 'Omar Haddad', 'en', 'Cedar Water Works', 'cedar-water', 'Asia/Beirut', 'JOINED', 101],
  [
    'fatima',
    'Fatima Zahra Alaoui',
    'en',
    'Atlas Phosphates',
    'atlas-phosphates',
    'Africa/Casablanca',
    'JOINED',
    112,
  ],
  [
    'rizky',
    'Rizky Pratama',
    'id',
    'Borneo Biofuels',
    'borneo-biofuels',
    'Asia/Makassar',
    'JOINED',
    88,
  ],
  [
    'xiuying',
    'Zhang Xiuying',
    'zh-CN',
    'Yuhua Semiconductors',
    'yuhua-semi',
    'Asia/Shanghai',
    'JOINED',
    40,
  ],
  [
    'grace',
    'Grace Okafor',
    'en',
    'Lagoon Breweries',
    'lagoon-breweries',
    'Africa/Lagos',
    'INVITED',
    null,
  ],
  ['dewi', 'Dewi Lestari', 'id', 'Merapi Cement', 'merapi-cement', 'Asia/Jakarta', 'INVITED', null],
  [
    'jonas',
    'Jonas Lindqvist',
    'en',
    'Fjällbacka Marine',
    'fjallbacka-marine',
    'Europe/Stockholm',
    'INVITED',
    null,
  ],
  [
    'kenji',
    'Kenji Watanabe',
    'ja',
    'Hokuto Elevators',
    'hokuto-elevators',
    'Asia/Tokyo',
    'NOMINATED',
    null,
  ],
  [
    'mariana',
    'Mariana Costa',
    'en',
    'Serra Verde Paper',
    'serra-verde',
    'America/Sao_Paulo',
    'NOMINATED',
    null,
  ],
  [
    'li',
    'Li Na',
    'zh-CN',
    'Jinsha Batteries',
    'jinsha-batteries',
    'Asia/Shanghai',
    'NOMINATED',
    null,
  ],
  [
    'emma',
    'Emma Schneider',
    'en',
    'Rheintal Pumps',
    'rheintal-pumps',
    'Europe/Berlin',
    'NOMINATED',
    null,
  ],
];

/** The people that a visitor can sign in as. */
const BLURBS: Readonly<Record<string, string>> = {
  mei: 'CONVERTED_ON_DAY_60',
  budi: 'WON_REOPENED_WON',
  lin: 'WINDOW_ENDED_TALKS_GO_ON',
};

export const ADVOCATES: readonly SampleAdvocate[] = ADVOCATE_ROWS.map(
  ([key, name, language, company, domain, timeZone, status, joined]) => {
    const blurb = BLURBS[key];
    return {
      key,
      name,
      email: addressOf(name, `${domain}.example`),
      language,
      roles: ['advocate'],
      joined,
      ...(blurb === undefined ? {} : { blurb }),
      company,
      timeZone,
      status,
    };
  },
);
