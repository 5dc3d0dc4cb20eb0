import type { ReferralStep } from '../features/referrals/index.js';

/** What sales did with a referral: a step, the first contact, or a report about its deal. */
export type SalesReport =
  | { readonly ago: number; readonly contact: true }
  | { readonly ago: number; readonly step: ReferralStep; readonly reason?: string }
  | { readonly ago: number; readonly deal: 'OPEN' | 'WON' | 'LOST'; readonly amount?: number };

export interface SampleReferral {
  readonly key: string;
  readonly by: string;
  readonly how: 'FORM' | 'LINK' | 'SALES';
  readonly referee: string;
  readonly company: string;
  readonly domain: string;
  readonly note?: string;
  /** how many days ago; the window is 60 days long */
  readonly submitted: number;
  readonly reports: readonly SalesReport[];
  /** the advocate took it back */
  readonly withdrawn?: number;
}

const contact = (ago: number): SalesReport => ({ ago, contact: true });
const step = (ago: number, to: ReferralStep): SalesReport => ({ ago, step: to });
const deal = (ago: number, stage: 'OPEN' | 'WON' | 'LOST', amount?: number): SalesReport => ({
  ago,
  deal: stage,
  ...(amount === undefined ? {} : { amount }),
});

type Row = readonly [
  key: string,
  by: string,
  referee: string,
  company: string,
  domain: string,
  submitted: number,
  reports: readonly SalesReport[],
  more?: Partial<Pick<SampleReferral, 'how' | 'note' | 'withdrawn'>>,
];

/** Won inside the window: on its last day, twice with a reopening between, and twice as usual. */
const CONVERTED: readonly Row[] = [
  [
    'mei-converted',
    'mei',
    'Aiko Mori',
    'Hanabira Foods',
    'hanabira-foods',
    75,
    [
      contact(74),
      step(68, 'QUALIFIED'),
      step(52, 'MEETING'),
      deal(40, 'OPEN', 4_800_000),
      deal(15, 'WON', 4_800_000),
    ],
    { note: 'Aiko runs quality for three plants and asked me how we calibrate ours.' },
  ],
  [
    'budi-converted',
    'budi',
    'Siti Rahmawati',
    'Cendana Textiles',
    'cendana-textiles',
    50,
    [
      contact(49),
      step(45, 'QUALIFIED'),
      step(38, 'MEETING'),
      deal(30, 'OPEN', 2_900_000),
      deal(20, 'WON', 2_900_000),
      deal(12, 'OPEN', 3_100_000),
      deal(5, 'WON', 3_100_000),
    ],
    { note: 'They want the portable analyser for their dye house.' },
  ],
  [
    'sofia-converted',
    'sofia',
    'Diego Ramírez',
    'Sierra Norte Dairy',
    'sierra-norte',
    55,
    [contact(54), step(50, 'QUALIFIED'), deal(41, 'OPEN', 1_650_000), deal(25, 'WON', 1_650_000)],
  ],
  [
    'arjun-converted',
    'arjun',
    'Kavita Rao',
    'Godavari Steel',
    'godavari-steel',
    90,
    [
      contact(89),
      step(84, 'QUALIFIED'),
      step(75, 'MEETING'),
      deal(66, 'OPEN', 7_200_000),
      deal(48, 'WON', 7_200_000),
    ],
  ],
];

/** The window passed: talks that go on, silence, a late win, and one that never got further. */
const EXPIRED: readonly Row[] = [
  [
    'lin-expired',
    'lin',
    'Chen Hao',
    'Taihu Pharma',
    'taihu-pharma',
    70,
    [contact(68), step(60, 'QUALIFIED'), step(45, 'MEETING'), step(4, 'OPPORTUNITY')],
    { note: 'Their validation takes long, but they are serious.' },
  ],
  ['omar-expired', 'omar', 'Layla Khoury', 'Byblos Pharma', 'byblos-pharma', 85, [contact(83)]],
  [
    'fatima-late-win',
    'fatima',
    'Youssef Bennani',
    'Souss Greenhouses',
    'souss-greenhouses',
    95,
    [contact(93), step(80, 'QUALIFIED'), deal(60, 'OPEN', 1_200_000), deal(20, 'WON', 1_200_000)],
  ],
  [
    'chloe-expired',
    'chloe',
    'Luc Bernard',
    'Camargue Salt',
    'camargue-salt',
    66,
    [contact(63), step(58, 'QUALIFIED')],
  ],
];

const ENDED: readonly Row[] = [
  [
    'yuki-lost',
    'yuki',
    'Daichi Ogawa',
    'Tsubaki Cosmetics',
    'tsubaki-cosmetics',
    44,
    [contact(43), step(39, 'QUALIFIED'), deal(33, 'OPEN', 980_000), deal(10, 'LOST')],
  ],
  [
    'tomas-lost',
    'tomas',
    'Petra Nováková',
    'Morava Castings',
    'morava-castings',
    40,
    [contact(38), { ago: 17, step: 'LOST', reason: 'NO_BUDGET' }],
  ],
  ['hana-customer', 'hana', 'Agus Wijaya', 'Sunda Packaging', 'sunda-packaging', 27, []],
  ['chloe-duplicate', 'chloe', 'Kaito Yamada', 'Ryusei Motors', 'ryusei-motors', 21, []],
  [
    'rizky-withdrawn',
    'rizky',
    'Putri Anggraini',
    'Kapuas Rubber',
    'kapuas-rubber',
    28,
    [contact(27)],
    { withdrawn: 20 },
  ],
];

const UNDER_WAY: readonly Row[] = [
  ['mei-new', 'mei', 'Haruto Ishii', 'Komorebi Lighting', 'komorebi-lighting', 2, []],
  ['omar-new', 'omar', 'Rami Saleh', 'Orontes Ceramics', 'orontes-ceramics', 1, []],
  ['sofia-new', 'sofia', 'Lucía Vega', 'Pacífico Cold Chain', 'pacifico-cold', 3, []],
  ['budi-link', 'budi', 'Rina Hartono', 'Nusantara Tea', 'nusantara-tea', 4, [], { how: 'LINK' }],
  ['lin-accepted', 'lin', 'Wang Fang', 'Donghu Display', 'donghu-display', 6, [contact(5)]],
  ['fatima-accepted', 'fatima', 'Imane Tazi', 'Rif Cannery', 'rif-cannery', 8, [contact(6)]],
  [
    'yuki-told',
    'yuki',
    'Sakura Fujita',
    'Asagao Ceramics',
    'asagao-ceramics',
    5,
    [],
    { how: 'SALES', note: 'Told to us at the Osaka trade fair.' },
  ],
  [
    'budi-qualified',
    'budi',
    'Hendra Gunawan',
    'Bromo Coffee',
    'bromo-coffee',
    14,
    [contact(13), step(9, 'QUALIFIED')],
  ],
  [
    'arjun-qualified',
    'arjun',
    'Vikram Shetty',
    'Konkan Shipyard',
    'konkan-shipyard',
    18,
    [contact(17), step(12, 'QUALIFIED')],
  ],
  [
    'tomas-qualified',
    'tomas',
    'Jana Horáková',
    'Šumava Timber',
    'sumava-timber',
    22,
    [contact(20), step(15, 'QUALIFIED')],
  ],
  [
    'mei-meeting',
    'mei',
    'Kaito Yamada',
    'Ryusei Motors',
    'ryusei-motors',
    30,
    [contact(29), step(24, 'QUALIFIED'), step(11, 'MEETING')],
  ],
  [
    'xiuying-meeting',
    'xiuying',
    'Liu Yang',
    'Songjiang Photonics',
    'songjiang-photonics',
    24,
    [contact(23), step(7, 'MEETING')],
  ],
  [
    'hana-meeting',
    'hana',
    'Ren Takahashi',
    'Setouchi Shipping',
    'setouchi-shipping',
    33,
    [contact(31), step(26, 'QUALIFIED'), step(13, 'MEETING')],
  ],
  [
    'rizky-opportunity',
    'rizky',
    'Fajar Nugroho',
    'Mahakam Power',
    'mahakam-power',
    20,
    [contact(19), step(14, 'MEETING'), deal(6, 'OPEN', 2_200_000)],
  ],
  [
    'chloe-opportunity',
    'chloe',
    'Camille Roux',
    'Rhône Composites',
    'rhone-composites',
    36,
    [contact(35), step(30, 'QUALIFIED'), deal(16, 'OPEN', 3_400_000)],
  ],
  [
    'arjun-opportunity',
    'arjun',
    'Neha Kulkarni',
    'Sahyadri Pumps',
    'sahyadri-pumps',
    47,
    [contact(46), step(40, 'MEETING'), deal(22, 'OPEN', 5_600_000)],
  ],
  [
    'yuki-opportunity',
    'yuki',
    'Mio Hayashi',
    'Kaede Instruments',
    'kaede-instruments',
    57,
    [contact(56), step(49, 'QUALIFIED'), step(37, 'MEETING'), deal(19, 'OPEN', 4_100_000)],
  ],
];

/** 30 referrals, in every status. */
export const REFERRALS: readonly SampleReferral[] = [
  ...CONVERTED,
  ...EXPIRED,
  ...ENDED,
  ...UNDER_WAY,
].map(([key, by, referee, company, domain, submitted, reports, more]) => ({
  key,
  by,
  how: 'FORM',
  referee,
  company,
  domain,
  submitted,
  reports,
  ...more,
}));
