import { describe, expect, it } from '@jest/globals';
import { undoneMails } from './notice.rules.js';

const undoes = (later: string, earlier: string) =>
  (later === 'LOST' && earlier === 'WON') || (later === 'WON' && earlier === 'LOST');

const replaces = (later: string, earlier: string) => earlier === 'BEGUN' && later === 'DONE';

/** `WON+5` and the like; the place names the notice. */
const left = (...told: string[]) => {
  const waiting = told.map((each, place) => {
    const [outcome = '', points = '0'] = each.split(/(?=[+-])/);
    return { id: String(place), outcome, points: Number(points) };
  });
  const undone = undoneMails(waiting, { undoes, replaces });
  return told.filter((_, place) => !undone.includes(String(place)));
};

describe('R-N1: what was undone before its mail went out makes none', () => {
  it.each([
    [['WON+5'], ['WON+5']],
    [['WON+5', 'LOST-5'], []],
    [['WON+5', 'LOST-5', 'WON+5'], ['WON+5']],
    [['WON+5', 'LOST-5', 'WON+5', 'LOST-5'], []],
    // of the first the reader was told in the day
    [['LOST-5', 'WON+5'], []],
    [['LOST-5', 'WON+5', 'LOST-5'], ['LOST-5']],
    // 4 of 5 points were spent
    [
      ['WON+5', 'LOST-1'],
      ['WON+5', 'LOST-1'],
    ],
    [['WON+5', 'LOST-1', 'WON+1'], ['WON+5']],
    [['WON', 'LOST', 'WON'], ['WON']],
    [
      ['MOVED', 'WON+5', 'MOVED', 'LOST-5'],
      ['MOVED', 'MOVED'],
    ],
    // how it came out says it all; what comes after that is news again
    [['BEGUN', 'DONE'], ['DONE']],
    [
      ['BEGUN', 'MOVED', 'BEGUN', 'DONE'],
      ['MOVED', 'DONE'],
    ],
    [
      ['DONE', 'BEGUN'],
      ['DONE', 'BEGUN'],
    ],
  ])('of %j goes out %j', (told, mailed) => {
    expect(left(...told)).toEqual(mailed);
  });
});
