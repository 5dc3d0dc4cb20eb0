import { describe, expect, it } from '@jest/globals';
import { AttemptKey } from './attempt-key.js';

describe('the key of an attempt', () => {
  it('stays while the same content has no answer, so that a lost answer has one effect', () => {
    const attempt = new AttemptKey();
    const key = attempt.keyFor({ name: 'Hana' });
    expect(attempt.keyFor({ name: 'Hana' })).toBe(key);
  });

  it('is another for other content, and for the same after an answer', () => {
    const attempt = new AttemptKey();
    const first = attempt.keyFor({ name: 'Hana' });
    const other = attempt.keyFor({ name: 'Hanako' });
    expect(other).not.toBe(first);
    attempt.answered(other);
    expect(attempt.keyFor({ name: 'Hanako' })).not.toBe(other);
  });

  it('is kept for each thing by itself, where several are done one after the other', () => {
    const attempt = new AttemptKey();
    const first = attempt.keyFor({ id: 'a', accepted: true }, 'a');
    const second = attempt.keyFor({ id: 'b', accepted: true }, 'b');
    attempt.answered(second, 'b');
    expect(attempt.keyFor({ id: 'a', accepted: true }, 'a')).toBe(first);
    expect(attempt.keyFor({ id: 'b', accepted: true }, 'b')).not.toBe(second);
  });

  it('outlives a late answer to the attempt before it', () => {
    const attempt = new AttemptKey();
    const pressedTwice = attempt.keyFor('redeem');
    attempt.answered(pressedTwice);
    const next = attempt.keyFor('redeem');
    // The answer to the second press of the first act.
    attempt.answered(pressedTwice);
    expect(attempt.keyFor('redeem')).toBe(next);
  });
});
