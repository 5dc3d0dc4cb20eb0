import { describe, expect, it } from '@jest/globals';
import {
  isSameValue,
  NO_VALUE,
  readValue,
  type StatedValue,
  type TypedAttribute,
} from './attribute-value.rules.js';
import { AttributeDefinition, nameKey, type AttributeType } from './attribute.rules.js';

const GOLD = '019ab0c4-7a3e-7000-8000-0123456789ab';
const of = (type: AttributeType, isArchived = false): TypedAttribute => ({
  type,
  isArchived,
  choices: type === 'CHOICE' ? [{ id: GOLD, label: 'Gold tier' }] : [],
});

describe('a value of an attribute', () => {
  it.each<[AttributeType, StatedValue, object]>([
    ['TEXT', { text: ' Robotics ' }, { text: 'Robotics' }],
    ['NUMBER', { number: 12.5 }, { number: 12.5 }],
    ['NUMBER', { number: -0 }, { number: 0 }],
    ['DAY', { day: '2027-03-04' }, { day: '2027-03-04' }],
    ['YES_NO', { yesNo: false }, { yesNo: false }],
    ['CHOICE', { choiceId: GOLD }, { choiceId: GOLD }],
    ['CHOICE', { choice: 'ＧＯＬＤ  tier' }, { choiceId: GOLD }],
  ])('%s takes %j', (type, stated, value) => {
    expect(readValue(of(type), stated)).toEqual({
      says: 'VALUE',
      value: { ...NO_VALUE, ...value },
    });
  });

  it.each<[AttributeType, StatedValue, string]>([
    ['TEXT', { number: 1 }, 'number'],
    ['NUMBER', { text: '1' }, 'text'],
    ['NUMBER', { number: 0.1234567 }, 'number'],
    ['NUMBER', { number: 1e12 }, 'number'],
    ['NUMBER', { number: Number.NaN }, 'number'],
    ['TEXT', { text: 'a\nb' }, 'text'],
    ['TEXT', { text: 'x'.repeat(501) }, 'text'],
    ['CHOICE', { choice: 'Silver' }, 'choice'],
    ['CHOICE', { choiceId: 'x' }, 'choiceId'],
    ['CHOICE', { choiceId: GOLD, choice: 'Gold tier' }, 'choice'],
    ['TEXT', { text: 'a', clear: true }, 'text'],
  ])('%s refuses %j at its field', (type, stated, field) => {
    expect(readValue(of(type), stated)).toMatchObject({ says: 'WRONG', field });
  });

  it('R-D5: absent, null and blank say nothing; only the word that clears takes a value away', () => {
    for (const stated of [{}, { text: null }, { text: ' \u3000' }, { clear: false }]) {
      expect(readValue(of('TEXT'), stated)).toEqual({ says: 'NOTHING' });
    }
    expect(readValue(of('TEXT'), { clear: true })).toEqual({ says: 'VALUE', value: null });
  });

  it('an archived attribute keeps its values: they can be cleared, and no new one is set', () => {
    expect(readValue(of('TEXT', true), { text: 'a' })).toMatchObject({ says: 'WRONG' });
    expect(readValue(of('TEXT', true), { clear: true })).toMatchObject({ says: 'VALUE' });
  });

  it('is the same by what it says', () => {
    expect(isSameValue({ ...NO_VALUE, number: 0 }, { ...NO_VALUE, number: 0 })).toBe(true);
    expect(isSameValue({ ...NO_VALUE, yesNo: false }, { ...NO_VALUE, yesNo: true })).toBe(false);
    expect(isSameValue(NO_VALUE, { ...NO_VALUE, yesNo: false })).toBe(false);
  });
});

describe('the definition of an attribute', () => {
  const definition = { subject: 'ADVOCATE', type: 'CHOICE', name: 'Tier', choices: ['Gold'] };
  const wrongIn = (changes: object): string[] =>
    (AttributeDefinition.safeParse({ ...definition, ...changes }).error?.issues ?? []).map(
      ({ path }) => path.join('.'),
    );

  it('has a name, and one of a list has its choices, each once in any case and width', () => {
    expect(wrongIn({})).toEqual([]);
    expect(wrongIn({ name: ' ' })).toEqual(['name']);
    expect(wrongIn({ choices: [] })).toEqual(['choices']);
    expect(wrongIn({ choices: ['Gold', 'ｇｏｌｄ'] })).toEqual(['choices']);
    expect(wrongIn({ type: 'TEXT' })).toEqual(['choices']);
    expect(nameKey(' Renewal\u3000 Risk ')).toBe('renewal risk');
  });

  it('advocates see what is said of themselves, never of a company', () => {
    expect(wrongIn({ shownToAdvocates: true })).toEqual([]);
    expect(wrongIn({ subject: 'COMPANY', shownToAdvocates: true })).toEqual(['shownToAdvocates']);
  });
});
