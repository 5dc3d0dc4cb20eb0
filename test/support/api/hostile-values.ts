import { newId } from '../../../src/kernel/ids.js';

const MEGABYTE = 900_000;

/** Texts that people, files and programs send by mistake, or on purpose. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u3000',
  '\u200B',
  '\u3164',
  'a\0b',
  '\0',
  '\uD800',
  'a\uDFFFb',
  '\uDC00\uD800',
  'Mei\nTanaka',
  'Mei\r\nTanaka',
  'Mei\u2028Tanaka',
  'Mei\u0007Tanaka',
  '\u202Eanaka',
  '\u2067Mei\u2069',
  'Mei\u200FTanaka',
  'x'.repeat(201),
  'x'.repeat(10_001),
  'x'.repeat(MEGABYTE),
  '漢'.repeat(MEGABYTE / 3),
  '\uFDFA'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(30),
  '!!!',
  "'",
  '-',
  'n/a',
  '\u0301',
  '\\N',
  "'; DROP TABLE referral; --",
  '%_\\',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '=1+2',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '9007199254740993',
  '99999999999999999999',
  'null',
  '{}',
  '[]',
  '[1,2]',
  'not-an-id',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '019ab0c4-7a3e-7000-8000-0123456789ab\n',
  'https://',
  'javascript:alert(1)',
  'a@b',
  'a@b@c.example',
  'a\n@b.example',
  'r&d@kitamura.example',
  `${'x'.repeat(300)}@example.com`,
  '+09:00',
  'Mars/Phobos',
  '../../etc/passwd',
];

/** Cursors that this server did not make, or of other lists. */
const CURSORS: readonly string[] = [
  [],
  [1],
  [null, null],
  ['2026-02-30T00:00:00.000Z', newId()],
  ['2026-01-31T00:00:00.000Z', 'x'],
  ['a\0b', newId()],
  [1e300, newId()],
  [0, '2026-01-31T00:00:00.000Z', newId()],
  [-1, 1e20, 'x'],
  [{}, []],
  ['x', 'y', 'z'],
  [['a'], [1]],
].map((keys) => Buffer.from(JSON.stringify(keys)).toString('base64url'));

/** Days and moments that are none, or none that anybody means. */
const DAYS: readonly string[] = [
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '0001-01-01',
  '1582-10-10',
  '9999-12-31',
  '+012026-01-01',
  '-2026-01-01',
  '2026-1-1',
  '2026-02-29',
  '2026-02-30T00:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T23:59:60Z',
  '2026-01-31T00:00:00+99:99',
  '0001-01-01T00:00:00Z',
  '1582-10-10T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-01-31T00:00:00',
];

/** A number as it stands in JSON, where JavaScript would write another. */
const written = (number: string): string => `@written:${number}@`;

/** The body of a request, with numbers as they were written. */
export function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables }).replaceAll(/"@written:([^@]*)@"/g, '$1');
}

const NUMBERS: readonly unknown[] = [
  ...['-0', '-0.0', '1e400', '-1e400', '9007199254740993', '1.0', '1E2'].map(written),
  0,
  1,
  -1,
  0.5,
  1e-7,
  100,
  101,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  1e15,
  1e300,
];

function nested(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

const DOCUMENTS: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  nested(5),
  nested(500),
  { 'a\0b': 1 },
  { a: '\uD800' },
  { toString: 1, constructor: { prototype: {} } },
  // As JSON.parse makes it: an own property of this name.
  JSON.parse('{"__proto__": {"a": 1}}') as unknown,
  Array.from({ length: 10_000 }, () => 'x'),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${String(at)}`, 1])),
];

/** Of each kind what it is, so that a draw of a few has some of each. */
export const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  texts: TEXTS,
  cursors: CURSORS,
  days: DAYS,
  numbers: NUMBERS,
  documents: DOCUMENTS,
};

/** Which kinds say something to a leaf of a type; the others are refused before they are looked at. */
export const KINDS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  String: ['texts', 'cursors', 'days'],
  ID: ['texts', 'cursors'],
  Date: ['days', 'texts'],
  DateTime: ['days', 'texts'],
  Int: ['numbers', 'texts'],
  Points: ['numbers', 'texts'],
  PageSize: ['numbers', 'texts'],
  SurveyAnswers: ['documents', 'texts'],
  SurveyDocument: ['documents', 'texts'],
};

/** The same draws for the same seed (mulberry32). */
export function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
