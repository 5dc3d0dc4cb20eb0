import { isTimeZone, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { isLocale, type Locale } from '../../../kernel/locale.js';
import { interestKey, WILLING_TO, type WillingTo } from '../../advocates/index.js';
import { domainOf, tagOf } from './company-row.rules.js';
import type { CsvRecord, ImportShape } from './import-mapping.rules.js';
import { OptionalValues, type Said } from './optional-values.rules.js';
import {
  attributesIn,
  columnOfAttribute,
  kindsOfAttributes,
  type AttributeColumn,
  type OwnAttribute,
  type SaidAttribute,
} from './own-attributes.rules.js';
import type { MomentReader } from './parsed-moment.rules.js';
import type { RecordReader } from './record-reader.rules.js';
import { companyName, personName } from './referral-row.rules.js';
import { ORDER_COLUMNS, ORDER_KINDS, type OrderColumn } from './row-parts.rules.js';
import { RowChecks, type CheckedRow } from './row-checks.rules.js';

const COLUMNS = [
  'externalId',
  'email',
  'name',
  'givenName',
  'familyName',
  'companyExternalId',
  'companyDomain',
  'company',
  'employedSince',
  'language',
  'timeZone',
  'interests',
  'willingTo',
  'willingSaidOn',
  'tags',
] as const;
/** Those of every programme. */
export type GivenAdvocateColumn = (typeof COLUMNS)[number];
export type AdvocateColumn = GivenAdvocateColumn | AttributeColumn | OrderColumn;

/** What somebody is known by. A name alone is many people's. */
const KEYS = ['externalId', 'email'] as const;
const CLEARABLE: readonly GivenAdvocateColumn[] = ['company', 'employedSince', 'tags'];

export function advocateShape(attributes: readonly OwnAttribute[]): ImportShape<AdvocateColumn> {
  const own = attributes.map(columnOfAttribute);
  return {
    what: 'advocates',
    columns: [...COLUMNS, ...own, ...ORDER_COLUMNS],
    needed: [KEYS],
    kinds: {
      ...{ employedSince: 'DAY', willingSaidOn: 'DAY' },
      ...kindsOfAttributes(attributes),
      ...ORDER_KINDS,
    },
    ids: ['externalId', 'companyExternalId'],
    keys: KEYS,
    clearable: [...CLEARABLE, ...own],
    dayInstead: { changedAt: 'changedOn' },
    together: [
      { columns: ['name', 'givenName', 'familyName'] },
      { columns: ['companyExternalId', 'companyDomain', 'company'] },
      { columns: ['employedSince'], under: 'company' },
      { columns: ['willingTo'], with: ['willingSaidOn'] },
    ],
    adds: ['interests', 'willingTo', 'tags'],
  };
}

/** A company as the row of somebody who works there names it. */
export interface NamedEmployer {
  readonly externalId: string | null;
  readonly domains: readonly string[] | null | undefined;
  readonly name: string | null;
}

/** An advocate as a row of a file gives them. */
export interface ImportedAdvocate {
  /** at least one of the two is there */
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** null: they work for none that is known */
  readonly employer: Said<NamedEmployer>;
  readonly employedSince: Said<Day>;
  readonly language: Said<Locale>;
  readonly timeZone: Said<string>;
  readonly interests: Said<readonly Id[]>;
  readonly willingTo: Said<readonly WillingTo[]>;
  readonly willingSaidOn: Said<Day>;
  readonly tags: Said<readonly string[]>;
  readonly attributes: readonly SaidAttribute[];
}

export interface AdvocateRowContext {
  readonly moments: MomentReader;
  readonly attributes: readonly OwnAttribute[];
  /** of the programme's list, by `interestKey` */
  readonly interests: ReadonlyMap<string, Id>;
}

/** Checks one record of a file of advocates. */
export function advocateRow(
  reader: RecordReader<AdvocateColumn>,
  { fields }: CsvRecord,
  { moments, attributes, interests }: AdvocateRowContext,
): CheckedRow<ImportedAdvocate> {
  const checks = new RowChecks(reader, fields);
  const values = new OptionalValues(reader, checks, moments);
  const externalId = checks.idOrNone('externalId');
  const email = checks.email('email');
  const key = KEYS.find((column) => checks.raw(column) !== '');
  if (key !== undefined) checks.refuseConflict(key);
  if (externalId === null && email === null) {
    const column = KEYS.find((each) => reader.isMapped(each));
    checks.refuse(column, 'what the advocate is known by: an id or an address');
  }
  const row: ImportedAdvocate = {
    ...{ externalId, email },
    name: personName(checks, ['name', 'givenName', 'familyName']),
    employer: employerIn(checks, values),
    employedSince: pastDay(values, moments, 'employedSince'),
    language: values.value('language', 'one of en, ja, id, zh-CN', localeOf),
    timeZone: values.value('timeZone', 'a time zone such as Asia/Tokyo', (text) =>
      isTimeZone(text) ? text : null,
    ),
    interests: values.list(
      'interests',
      'interests of the programme’s list',
      (text) => interests.get(interestKey(text)) ?? null,
    ),
    willingTo: values.list('willingTo', WILLING_WANTED, willingOf),
    willingSaidOn: pastDay(values, moments, 'willingSaidOn'),
    tags: values.list('tags', 'tags of at most 100 characters', tagOf),
    attributes: attributesIn(values, attributes),
  };
  return checks.result(() => row);
}

const WILLING_WANTED = WILLING_TO.join(' or ');

function employerIn(
  checks: RowChecks<AdvocateColumn>,
  values: OptionalValues<AdvocateColumn>,
): Said<NamedEmployer> {
  if (checks.isCleared('company')) return null;
  const externalId = companyId(checks);
  const domains = values.list('companyDomain', 'a domain of the company’s own', domainOf);
  const name = companyName(checks, 'company');
  return externalId === null && name === null && !domains
    ? undefined
    : { externalId, domains, name };
}

/** A CRM that knows several of them gives all their ids. */
function companyId(checks: RowChecks<AdvocateColumn>): string | null {
  return checks.raw('companyExternalId').includes(';')
    ? checks.leaveOut('companyExternalId', 'want the id of one company')
    : checks.idOrNone('companyExternalId');
}

/** What has happened: a day that is yet to come is left out. */
function pastDay(
  values: OptionalValues<AdvocateColumn>,
  moments: MomentReader,
  column: AdvocateColumn,
): Said<Day> {
  return values.day(column, (day) => !moments.isInFuture({ day, at: null }));
}

/** `en-US`, `EN` and `Japanese` mean a language that people are served in. */
function localeOf(text: string): Locale | null {
  const plain = text.trim().toLowerCase().replace('_', '-');
  const named = NAMES.get(plain);
  if (named) return named;
  if (/^zh(-cn|-hans.*|-sg)?$/.test(plain)) return 'zh-CN';
  const [language = ''] = plain.split('-');
  return isLocale(language) ? language : null;
}

const NAMES: ReadonlyMap<string, Locale> = new Map([
  ['english', 'en'],
  ['japanese', 'ja'],
  ['日本語', 'ja'],
  ['indonesian', 'id'],
  ['bahasa indonesia', 'id'],
  ['chinese', 'zh-CN'],
  ['chinese (simplified)', 'zh-CN'],
  ['简体中文', 'zh-CN'],
  ['中文', 'zh-CN'],
]);

/** As CRMs call it, in the languages here; the first that fits. */
const CALLED: readonly (readonly [RegExp, WillingTo])[] = [
  [/call|reference|通話|telepon|电话/i, 'REFERENCE_CALL'],
  [/quote|testimonial|コメント|kutipan|引言/i, 'QUOTE'],
  [/case|story|事例|studi|案例/i, 'CASE_STUDY'],
  [/logo|ロゴ|标志/i, 'LOGO'],
  [/speak|event|登壇|講演|pembicara|演讲/i, 'SPEAKING'],
  [/review|レビュー|ulasan|评价/i, 'PUBLIC_REVIEW'],
  [/beta|ベータ|测试/i, 'BETA'],
];

function willingOf(text: string): WillingTo | null {
  const plain = text.toUpperCase().replace(/[\s-]+/g, '_');
  const ours = WILLING_TO.find((each) => each === plain);
  return ours ?? CALLED.find(([fits]) => fits.test(text))?.[1] ?? null;
}
