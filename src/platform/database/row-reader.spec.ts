import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../kernel/clock.js';
import { typeParsers } from './pools.js';
import { RowReader } from './row-reader.js';

const OIDS = { bool: 16, int8: 20, int2: 21, int4: 23, text: 25, jsonb: 3802, timestamptz: 1184 };
type Type = keyof typeof OIDS;

/** A DataRow's content as PostgreSQL sends it, behind bytes of something else. */
function message(values: readonly (string | null)[]): Buffer {
  const parts = values.flatMap((value) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value === null ? -1 : Buffer.byteLength(value));
    return value === null ? [length] : [length, Buffer.from(value)];
  });
  return Buffer.concat([Buffer.from('before'), Buffer.from([0, values.length]), ...parts]);
}

function read(columns: readonly (readonly [type: Type, text: string | null])[]): unknown[] {
  const described = columns.map(([type], place) => ({
    name: `column ${String(place)}`,
    dataTypeID: OIDS[type],
  }));
  const bytes = message(columns.map(([, text]) => text));
  return Object.values(new RowReader(described, typeParsers).read(bytes, 'before'.length));
}

const types = typeParsers as unknown as {
  getTypeParser(oid: number, format: 'text'): (text: string) => unknown;
};

function parsed(type: Type, text: string): unknown {
  return types.getTypeParser(OIDS[type], 'text')(text);
}

describe('a row read from its bytes', () => {
  it('has each column by its name, in their order, null where nothing is', () => {
    const row = new RowReader(
      [
        { name: 'id', dataTypeID: OIDS.int4 },
        { name: 'name', dataTypeID: OIDS.text },
        { name: 'inputs', dataTypeID: OIDS.jsonb },
      ],
      typeParsers,
    ).read(message(['7', null, '{"on":"2026-11-22"}']), 'before'.length);
    expect(row).toEqual({ id: 7, name: null, inputs: { on: '2026-11-22' } });
  });

  it.each<[Type, string]>([
    ['bool', 't'],
    ['bool', 'f'],
    ['int2', '-32768'],
    ['int4', '0'],
    ['int8', '-999999999999999'],
    ['int8', '9007199254740991'],
    ['text', 'メイ • “quoted”'],
    ['timestamptz', '2026-11-22 09:30:00+00'],
    ['timestamptz', '2026-11-22 09:30:00.5+00'],
    ['timestamptz', '2024-02-29 23:59:59.999999+00'],
    ['timestamptz', '1969-12-31 23:59:59.001+00'],
    ['timestamptz', '2026-11-22 18:30:00.123+09'],
    ['timestamptz', '2026-11-22 15:15:00+05:45'],
    ['timestamptz', '2026-11-22 09:30:00+00:30'],
    ['timestamptz', '0044-03-15 12:00:00+00 BC'],
    ['timestamptz', '12026-11-22 09:30:00+00'],
    ['timestamptz', 'infinity'],
  ])('a %s %s is what pg makes of it', (type, text) => {
    expect(read([[type, text]])).toEqual([parsed(type, text)]);
  });

  it('every day of eight hundred years is what pg makes of it', () => {
    const days = Array.from({ length: 800 * 366 }, (_, n) => Date.UTC(1600, 0, 1) + n * 86_400_000);
    const wrong = days.filter((day) => {
      const text = `${momentOf(day).toISOString().slice(0, 10)} 00:00:00+00`;
      return (read([['timestamptz', text]])[0] as Date).getTime() !== day;
    });
    expect(wrong).toEqual([]);
  });

  it('an int8 that is not exact is refused', () => {
    expect(() => read([['int8', '9007199254740993']])).toThrow('beyond 2^53');
  });
});
