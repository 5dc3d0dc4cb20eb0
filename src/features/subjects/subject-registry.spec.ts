import { describe, expect, it } from '@jest/globals';
import { subjectKinds } from './subject-kind.rules.js';
import { defineSubject, subjectOf } from './subject-registry.js';

describe('the subjects that features register', () => {
  it('are found by their kind, and stand in the enum of the API', () => {
    const poem = defineSubject('POEM', null);
    expect(subjectOf('POEM')).toBe(poem);
    expect(subjectKinds['POEM']).toBe('POEM');
    expect(subjectOf('SONG')).toBeNull();
    expect(subjectOf(null)).toBeNull();
  });

  it('have an upper-case code that is taken once', () => {
    defineSubject('DANCE', null);
    expect(() => defineSubject('DANCE', null)).toThrow('Two subjects are called "DANCE"');
    expect(() => defineSubject('a dance', null)).toThrow('Not a kind of subject: "a dance"');
  });
});
