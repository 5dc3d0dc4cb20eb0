import { describe, expect, it } from '@jest/globals';
import { defineSubject } from '../subjects/index.js';
import { allNotificationKinds } from './notice-kind.rules.js';
import { defineNotices, noticesOf, type SubjectNotices } from './notice-registry.js';

const subjectOf = (kind: string): SubjectNotices<string>['subject'] =>
  defineSubject(kind, {
    find: () => Promise.resolve(new Map()),
    seenBy: { advocate: 'own' },
  });

const noticesAbout = (kind: string, ...kinds: string[]): SubjectNotices<string> => ({
  subject: subjectOf(kind),
  kinds,
  choose: () => null,
  beside: () => ({ message: null, path: '' }),
});

describe('the notices that features register', () => {
  it('are found by their subject, and each kind can be switched off', () => {
    const notices = noticesAbout('POEM', 'POEM_PRAISED');
    defineNotices(notices);
    expect(noticesOf('POEM')).toBe(notices);
    expect(allNotificationKinds()).toEqual(['POINTS_AWARDED', 'POINTS_REVERSED', 'POEM_PRAISED']);
    expect(() => noticesOf('SONG')).toThrow('No feature tells advocates of "SONG"');
  });

  it('stand once for a subject, and under codes of their own', () => {
    const song = noticesAbout('SONG', 'SONG_SUNG');
    defineNotices(song);
    expect(() => {
      defineNotices(song);
    }).toThrow('The notices of "SONG" are defined twice');
    expect(() => {
      defineNotices(noticesAbout('DANCE', 'SONG_SUNG'));
    }).toThrow('Two kinds of notice are called "SONG_SUNG"');
    expect(() => {
      defineNotices(noticesAbout('TALE', 'a tale'));
    }).toThrow('Not a kind of notice: "a tale"');
  });
});
