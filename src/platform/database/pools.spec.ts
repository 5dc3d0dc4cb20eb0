import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { typeParsers } from './pools.js';

const { TIMESTAMPTZ } = pg.types.builtins;
const parseOurs = typeParsers.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => unknown;
const parseTheirs = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => unknown;

const digits = (most: number, least = 0) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));
const year = fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(4, '0'));
const fraction = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 999_999 }).map((number) => `.${number}`),
);
const zone = fc.constantFrom('+00', '-05', '+09', '+05:30', '-03:30', '+14', '-00:01:15');
const era = fc.constantFrom('', '', '', ' BC');

describe('a moment as PostgreSQL writes it', () => {
  it("is read as the driver's own parser reads it", () => {
    const text = fc
      .tuple(year, digits(12, 1), digits(28, 1), digits(23), digits(59), digits(59))
      .chain(([y, month, day, hour, minute, second]) =>
        fc
          .tuple(fraction, zone, era)
          .map(([f, z, e]) => `${y}-${month}-${day} ${hour}:${minute}:${second}${f}${z}${e}`),
      );
    fc.assert(
      fc.property(text, (written) => {
        expect(parseOurs(written)).toEqual(parseTheirs(written));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['infinity', '-infinity'])('%s has no date', (written) => {
    expect(parseOurs(written)).toBe(parseTheirs(written));
  });
});
