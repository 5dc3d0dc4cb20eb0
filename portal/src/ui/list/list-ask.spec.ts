import { describe, expect, it } from '@jest/globals';
import { addressOf, isNarrowed, readAsk, widened, withFilter, type Narrowing } from './list-ask.js';

const choices = (...values: string[]) => values.map((value) => ({ value, label: value }));
const CAN: Narrowing = {
  search: 'Search',
  views: { label: 'Show', choices: choices('open', 'all'), whole: 'all' },
  filters: [{ key: 'status', label: 'Status', choices: choices('LIVE', 'PAUSED', 'DRAFT') }],
  sorts: choices('name', 'newest'),
};
const AT_FIRST = { q: '', view: 'open', sort: 'name', filters: {} };

describe('what is asked of a list', () => {
  it('is what an address says, and what holds at first where it says nothing', () => {
    expect(readAsk({}, CAN)).toEqual(AT_FIRST);
    expect(
      readAsk({ q: ' hana ', show: 'all', sort: 'newest', status: 'DRAFT,LIVE' }, CAN),
    ).toEqual({ q: 'hana', view: 'all', sort: 'newest', filters: { status: ['LIVE', 'DRAFT'] } });
  });

  it.each([
    [{ show: 'gone', sort: '-name', status: 'SOLD' }],
    [{ show: ['all'], sort: { by: 'name' }, status: true, q: null }],
  ])('leaves out what the list does not know: %j', (address) => {
    expect(readAsk(address, CAN)).toEqual(AT_FIRST);
  });

  it('is a text also where the address holds a number', () => {
    expect(readAsk({ q: 2027 }, CAN).q).toBe('2027');
  });

  it('is nothing that the list does not offer', () => {
    expect(readAsk({ q: 'hana', show: 'all', status: 'LIVE' }, {})).toEqual({
      q: '',
      view: null,
      sort: null,
      filters: {},
    });
  });

  it('stands in the address as it was read, without what holds at first, beside what others keep there', () => {
    const ask = withFilter({ ...AT_FIRST, q: 'hana', view: 'all' }, 'status', ['LIVE', 'PAUSED']);
    const address = addressOf(ask, { tab: 'x', status: 'DRAFT', sort: 'newest' }, CAN);
    expect(address).toEqual({ tab: 'x', q: 'hana', show: 'all', status: 'LIVE,PAUSED' });
    expect(readAsk(address, CAN)).toEqual(ask);
    expect(addressOf(AT_FIRST, address, CAN)).toEqual({ tab: 'x' });
  });

  it('narrows the list unless the view is the whole one and nothing else is asked', () => {
    const whole = widened({ ...AT_FIRST, q: 'hana', sort: 'newest' }, CAN);
    expect(whole).toEqual({ q: '', view: 'all', sort: 'newest', filters: {} });
    expect(isNarrowed(whole, CAN)).toBe(false);
    expect(isNarrowed(AT_FIRST, CAN)).toBe(true);
    expect(isNarrowed(withFilter(whole, 'status', ['LIVE']), CAN)).toBe(true);
    expect(isNarrowed(withFilter(whole, 'status', []), CAN)).toBe(false);
  });
});
