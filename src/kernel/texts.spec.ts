import { describe, expect, it } from '@jest/globals';
import { parseMoment } from './clock.js';
import { isTimeZone, parseDay } from './day.js';
import { EmailAddress, isEmail, normaliseEmail } from './email.js';
import { amountProblem, MOST_MINOR } from './money.js';
import { decodeCursor, encodeCursor, ForeignCursor } from './page.js';
import { ExternalId, line, lineProblem, longText } from './texts.js';

const WANTED = 'A name of 1 to 200 characters.';
const Name = line(200, WANTED);

const problemOf = (text: unknown): string | undefined =>
  Name.safeParse(text).error?.issues[0]?.message;

describe('a line', () => {
  it.each(['Mei Tanaka', '田中芽衣', "O'Brien-Łukasz", '👩‍👩‍👧 family', 'x'.repeat(200), 'नमस्ते'])(
    '%j is one',
    (text) => {
      expect(Name.parse(` ${text}\n`)).toBe(text);
    },
  );

  it.each([
    ['', WANTED],
    [' \u3000\u200B', WANTED],
    ['\u3164', WANTED],
    [7, WANTED],
    ['x'.repeat(900_000), 'At most 200 characters; this has 900,000.'],
    ['\uFDFA'.repeat(200), 'At most 200 characters; this has 3,600.'],
    ['a\0b', /U\+0000/],
    ['a\uD800b', /half characters/],
    ['Mei\nTanaka', /^One line/],
    ['Mei\u2028Tanaka', /^One line/],
    ['\u202Eanaka', /^One line/],
    ['Mei\u200FTanaka', /^One line/],
  ])('%j is none', (text, message) => {
    expect(problemOf(text)).toEqual(
      message instanceof RegExp ? expect.stringMatching(message) : message,
    );
  });

  it('a blank id is no id, and an id has no space around it', () => {
    expect([undefined, null, '', ' \t', ' D-1 '].map((id) => ExternalId.parse(id))).toEqual([
      null,
      null,
      null,
      null,
      'D-1',
    ]);
  });

  it('a text of several lines may have them', () => {
    expect(longText(20).parse('one\r\n\ttwo ')).toBe('one\r\n\ttwo');
    expect(lineProblem('one\ttwo', 20)).toMatch(/^One line/);
  });
});

describe('an address', () => {
  it.each([
    ['r&d@kitamura.example', 'r&d@kitamura.example'],
    [' Mei.Tanaka+x@Example.COM ', 'mei.tanaka+x@example.com'],
    ['jörg@bücher.example', 'jörg@bücher.example'],
    ['a@XN--BCHER-KVA.example', 'a@bücher.example'],
    ['a@BÜCHER.example', 'a@bücher.example'],
    ['用户@例子.中国', '用户@例子.中国'],
    ["o'brien!#$%*/?^_`{|}~@example.co.id", "o'brien!#$%*/?^_`{|}~@example.co.id"],
  ])('%s is one', (told, kept) => {
    expect(EmailAddress.parse(told)).toBe(kept);
    expect(normaliseEmail(kept)).toBe(kept);
  });

  it.each([
    'a@b',
    'a@b@c.example',
    'a b@c.example',
    'a\n@b.example',
    'a\0@b.example',
    'a\u202E@b.example',
    '.a@b.example',
    'a..b@c.example',
    '<a@b.example>',
    'a@-b.example',
    'a@b..example',
    'a@127.0.0.1',
    `${'x'.repeat(65)}@b.example`,
    `x@${'y'.repeat(64)}.example`,
  ])('%j is none', (text) => {
    expect(isEmail(normaliseEmail(text))).toBe(false);
  });

  it('one that is too long is told how long it is', () => {
    const { error } = EmailAddress.safeParse(`x@${'y.'.repeat(200)}example`);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'An e-mail address has at most 254 characters; this has 409.',
    ]);
  });
});

describe('days, moments, zones and amounts', () => {
  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-01',
    '0001-01-01',
    '1582-10-10',
    '2026-1-1',
  ])('%s is no day of ours, nor in a moment', (day) => {
    expect(() => parseDay(day)).toThrow(RangeError);
    expect(() => parseMoment(`${day}T00:00:00Z`)).toThrow(RangeError);
  });

  it.each([
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21 09:30:00.123456789+09:00', '2026-11-21T00:30:00.123Z'],
    ['2024-02-29t23:59z', '2024-02-29T23:59:00.000Z'],
    ['2026-11-21T09:30:00-0330', '2026-11-21T13:00:00.000Z'],
  ])('%s is a moment', (text, moment) => {
    expect(parseMoment(text).toISOString()).toBe(moment);
  });

  it.each([
    '2026-01-31T24:00:00Z',
    '2026-01-31T23:59:60Z',
    '2026-01-31T00:00:00+99:99',
    '2026-01-31T00:00',
  ])('%s is none', (text) => {
    expect(() => parseMoment(text)).toThrow(RangeError);
  });

  it('a zone has a name, which this runtime knows; an offset is none', () => {
    expect(
      ['Asia/Tokyo', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9'].map(isTimeZone),
    ).toEqual([true, true, true, true]);
    const none = ['+09:00', '-03', 'UTC+9', 'Mars/Phobos', 'Asia/Tokio', '', 'a\0', 'x'.repeat(99)];
    expect(none.filter(isTimeZone)).toEqual([]);
  });

  it('ninety of the largest amount are still exact', () => {
    expect(Number.isSafeInteger(90 * MOST_MINOR)).toBe(true);
    expect(amountProblem(MOST_MINOR)).toBeNull();
    for (const none of [-1, 0.5, NaN, MOST_MINOR + 1, 2 ** 53 + 1]) {
      expect(amountProblem(none)).toMatch(/^An amount of/);
    }
  });
});

describe('a cursor', () => {
  const id = '019ab0c4-7a3e-7000-8000-0123456789ab';
  const kinds = ['moment', 'id'] as const;

  it('of this list is read', () => {
    const keys = ['2026-01-31T00:00:00.000Z', id];
    expect(decodeCursor(encodeCursor(keys), kinds)).toEqual(keys);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'not a cursor'],
    ['no JSON', 'eHl6'],
    ['a number', encodeCursor([1])],
    ['another list', encodeCursor(['Mei', id])],
    ['a day that is none', encodeCursor(['2026-02-30T00:00:00.000Z', id])],
    ['no id', encodeCursor(['2026-01-31T00:00:00.000Z', 'x'])],
    ['too many keys', encodeCursor(['2026-01-31T00:00:00.000Z', id, 1])],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('of %s is refused', (_what, cursor) => {
    expect(() => decodeCursor(cursor, kinds)).toThrow(ForeignCursor);
  });
});
