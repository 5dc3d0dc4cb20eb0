import { describe, expect, it } from '@jest/globals';
import { readPastedPeople } from './pasted-people.rules.js';

const read = (text: string) =>
  readPastedPeople(text).map(({ name, email, isValid }) => [name, email, isValid]);

describe('a pasted list of people', () => {
  it.each([
    ['Rosa Feld <rosa@feld.example>', ['Rosa Feld', 'rosa@feld.example', true]],
    ['"Feld, Rosa" <Rosa@Feld.example>', ['Feld, Rosa', 'rosa@feld.example', true]],
    ['Feld, Rosa <rosa@feld.example>', ['Rosa Feld', 'rosa@feld.example', true]],
    ['Rosa Feld, rosa@feld.example', ['Rosa Feld', 'rosa@feld.example', true]],
    ['Rosa,Feld,rosa@feld.example', ['Rosa Feld', 'rosa@feld.example', true]],
    ['rosa@feld.example;Rosa Feld;Feld Kliniken', ['Rosa Feld', 'rosa@feld.example', true]],
    ['Rosa Feld\trosa@feld.example\tFeld, Kliniken', ['Rosa Feld', 'rosa@feld.example', true]],
    ['rosa.feld@feld.example', ['Rosa Feld', 'rosa.feld@feld.example', true]],
    ['Rosa Feld rosa@feld.example', ['Rosa Feld', 'rosa@feld.example', true]],
    ['田中 美咲、misaki＠tanaka.example', ['田中 美咲', 'misaki@tanaka.example', true]],
    ['<mailto:rosa@feld.example>', ['Rosa', 'rosa@feld.example', true]],
    ['"Rosa ""Rosi"" Feld",rosa@feld.example', ['Rosa "Rosi" Feld', 'rosa@feld.example', true]],
    ['rosa@feld', ['Rosa', 'rosa@feld', false]],
    ['rosa@@feld.example', ['Rosa', 'rosa@@feld.example', false]],
    ['Name;E-mail', ['Name;E-mail', null, false]],
  ])('%s', (text, person) => {
    expect(read(text)).toEqual([person]);
  });

  it('has several in a line, and blank lines say nothing', () => {
    const text =
      'Rosa <rosa@feld.example>; Omar Haddad, omar@haddad.example,\r\n\r\n  \nan@b.example';
    expect(readPastedPeople(text)).toMatchObject([
      { place: 1, name: 'Rosa', email: 'rosa@feld.example' },
      { place: 1, name: 'Omar Haddad', email: 'omar@haddad.example' },
      { place: 4, name: 'An', email: 'an@b.example' },
    ]);
  });

  it('a name that nobody could store makes the line wrong', () => {
    expect(read(`${'R'.repeat(201)} <rosa@feld.example>`)[0]?.[2]).toBe(false);
    expect(read('Rosa\u202E <rosa@feld.example>')[0]?.[2]).toBe(false);
  });
});
