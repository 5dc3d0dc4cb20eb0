import { describe, expect, it } from '@jest/globals';
import { ordersOf, parseDayFormat, readWritten, type DayOrder } from './written-day.rules.js';

const day = (text: string, order: DayOrder, shortYears = false): string | null =>
  readWritten(text, { order, shortYears })?.day ?? null;

describe('R-D2: days are read by one format', () => {
  it.each([
    ['2026-03-01', ['YMD']],
    ['2026/3/1', ['YMD']],
    ['2026年3月1日', ['YMD']],
    ['05/06/2026', ['DMY', 'MDY']],
    ['13/06/2026', ['DMY']],
    ['06-13-2026', ['MDY']],
    ['05.06.2026', ['DMY']],
    ['5 Jun 2026', ['NAMED']],
    ['05-Jun-2026', ['NAMED']],
    ['Jun 5, 2026 09:30 AM', ['NAMED']],
    ['17 Agustus 2026', ['NAMED']],
    ['5. März 2026', ['NAMED']],
    ['30/02/2026', []],
    ['05/06/26', []],
    ['2026-13-01', []],
    ['46289', []],
    ['20260301', ['YMD']],
    ['03012026', []],
    ['5 Foo 2026', []],
    ['15 marraskuu 2026', []],
    ['15 Maybe 2026', []],
    ['15 Agt 2026', ['NAMED']],
    ['15 Sept. 2026', ['NAMED']],
    ['2026-03-01T25:00', []],
    ['2026-03/01', []],
  ])('%s can be read by %j', (text, orders) => {
    expect(ordersOf(text)).toEqual(orders);
  });

  it('each order reads what it is for, and nothing else', () => {
    expect(day('05/06/2026', 'DMY')).toBe('2026-06-05');
    expect(day('05/06/2026', 'MDY')).toBe('2026-05-06');
    expect(day('06/13/2026', 'DMY')).toBeNull();
    expect(day('2026-06-05', 'DMY')).toBeNull();
    expect(day('Dec 31, 2026', 'NAMED')).toBe('2026-12-31');
    expect(day('05/06/26', 'DMY', true)).toBe('2026-06-05');
    expect(day('05/06/2026', 'DMY', true)).toBeNull();
  });

  it.each([
    ['2026-10-15 21:25:58.745232+02', '21:25:58.745232', '+02:00'],
    ['2026-10-15 19:25:58+00', '19:25:58', '+00:00'],
    ['2026-10-15T09:30:00Z', '09:30:00', 'Z'],
    ['2026-10-15 09:30 UTC', '09:30:00', 'Z'],
    ['2026-10-15T9:30 -0530', '09:30:00', '-05:30'],
    ['2026-10-15 16.30', '16:30:00', null],
    ['2026-10-15 9.05.07', '09:05:07', null],
    ['2026-10-15, 9:30 PM', '21:30:00', null],
    ['2026-10-15 12:05 a.m.', '00:05:00', null],
    ['2026-10-15', null, null],
  ])('the time and the offset of %s', (text, time, offset) => {
    expect(readWritten(text, { order: 'YMD', shortYears: false })).toEqual({
      day: '2026-10-15',
      time,
      offset,
    });
  });

  it.each([
    ['DD/MM/YYYY', { order: 'DMY', shortYears: false }],
    ['MM/DD/YY', { order: 'MDY', shortYears: true }],
    ['d.m.yyyy hh:mm', { order: 'DMY', shortYears: false }],
    ['YYYY-MM-DD', { order: 'YMD', shortYears: false }],
    ['DD-MMM-YYYY', { order: 'NAMED', shortYears: false }],
    ['YYYY-DD-MM', null],
    ['MM/YYYY', null],
    ['european', null],
  ])('a mapping says %s', (text, format) => {
    expect(parseDayFormat(text)).toEqual(format);
  });
});
