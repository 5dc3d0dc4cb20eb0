import { describe, expect, it } from '@jest/globals';
import { defineHolding, definedHoldings, holdingKinds, holdingOf } from './holding.rules.js';

const spec = { tables: ['poem'], rows: () => 'SELECT 1' };

describe('what is held about an advocate', () => {
  it('is found by its kind, and stands in the enum of the API', () => {
    defineHolding('POEMS', spec);
    defineHolding('ODES', { ...spec, keptDays: 30 });
    expect(definedHoldings().map(({ kind }) => kind)).toEqual(['ODES', 'POEMS']);
    expect(holdingOf('ODES').keptDays).toBe(30);
    expect(holdingKinds['POEMS']).toBe('POEMS');
    expect(() => holdingOf('SONGS')).toThrow('Nothing is held as "SONGS"');
  });

  it('has an upper-case code that is taken once', () => {
    defineHolding('SONNETS', spec);
    expect(() => {
      defineHolding('SONNETS', spec);
    }).toThrow('"SONNETS" is registered as held twice');
    expect(() => {
      defineHolding('a sonnet', spec);
    }).toThrow('Not a kind of what is held: "a sonnet"');
  });
});
