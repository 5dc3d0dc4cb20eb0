import { describe, expect, it } from '@jest/globals';
import { CheckWaiting } from './check-waiting.js';
import { waitingKinds } from './waiting-kind.rules.js';
import { defineWaiting, definedWaiting } from './waiting-registry.js';

const seenBy = { marketer: 'program' } as const;
const counted = () => Promise.resolve([]);

describe('what waits for people', () => {
  it('is found by its kind, and stands in the enum of the API', () => {
    const poems = defineWaiting('POEMS', { seenBy, counted });
    defineWaiting('ODES', { seenBy, counted });
    expect(definedWaiting().map(({ kind }) => kind)).toEqual(['ODES', 'POEMS']);
    expect(definedWaiting()).toContain(poems);
    expect(waitingKinds['POEMS']).toBe('POEMS');
  });

  it('has an upper-case code that is taken once', () => {
    defineWaiting('SONGS', { seenBy, counted });
    expect(() => defineWaiting('SONGS', { seenBy, counted })).toThrow(
      '"SONGS" is registered as waiting twice',
    );
    expect(() => defineWaiting('a song', { seenBy, counted })).toThrow(
      'Not a kind of what waits: "a song"',
    );
  });

  it('counted by a figure that nobody tells, it stops the boot', () => {
    const check = new CheckWaiting();
    expect(() => {
      check.onModuleInit();
    }).not.toThrow();
    defineWaiting('DANCES', { seenBy, counted: { measure: 'dances', slice: 'all' } });
    expect(() => {
      check.onModuleInit();
    }).toThrow('No feature tells "dances"');
  });
});
