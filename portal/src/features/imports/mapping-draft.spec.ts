import { describe, expect, it } from '@jest/globals';
import {
  draftOf,
  fieldsLeft,
  isAnswer,
  mappingOf,
  missing,
  withAnswer,
  withConstant,
  withField,
} from './mapping-draft.js';

const MAPPING = {
  columns: [
    { field: 'externalId', column: 'ID' },
    { field: 'closedAt', column: 'Closed' },
  ],
  constants: [],
  values: [{ field: 'stage', value: 'Closed Won', meaning: 'WON' }],
  formats: [],
  clearingWord: null,
  encoding: null,
  delimiter: null,
};
const QUESTION = {
  field: 'closedAt',
  values: [{ text: '2026-09-20T00:00:00Z', row: 2 }],
  answers: [
    { meaning: '2026-09-20', format: null, field: 'closedOn' },
    { meaning: '2026-09-19', format: 'YYYY-MM-DD', field: 'closedAt' },
  ],
} as const;

describe('a mapping that is being made', () => {
  it('is what was proposed, without the words of a field that has no column', () => {
    expect(mappingOf(draftOf(MAPPING))).toEqual({ ...MAPPING, values: [] });
  });

  it('gives a field to one column alone', () => {
    const draft = withField(draftOf(MAPPING), 'Number', 'externalId');
    expect(draft.fields).toEqual({ Closed: 'closedAt', Number: 'externalId' });
    expect(withField(draft, 'Number', null).fields).toEqual({ Closed: 'closedAt' });
  });

  it('an answer may read the column as another field, and can be changed', () => {
    const [days, moments] = QUESTION.answers;
    const question = { ...QUESTION, values: [...QUESTION.values], answers: [...QUESTION.answers] };
    const first = withAnswer(draftOf(MAPPING), question, days);
    expect(first.fields['Closed']).toBe('closedOn');
    expect([isAnswer(first, days), isAnswer(first, moments)]).toEqual([true, false]);
    const second = withAnswer(first, question, moments);
    expect(second.fields['Closed']).toBe('closedAt');
    expect(second.formats).toEqual({ closedAt: 'YYYY-MM-DD' });
    expect(isAnswer(second, moments)).toBe(true);
  });

  it('has the same value for every row of a field without a column, and the word that clears', () => {
    const kind = {
      ...{ kind: 'DEALS', mostMegabytes: 500, movesPoints: true, needed: [['currency']] },
      fields: ['externalId', 'closedAt', 'currency'].map((name) => ({
        ...{ name, label: null, type: 'TEXT', words: [], example: [], isClearable: false },
      })),
    } as const;
    const draft = draftOf(MAPPING);
    expect(fieldsLeft(kind as never, draft)).toEqual(['currency']);
    expect(missing(kind as never, withConstant(draft, 'currency', ' '))).toEqual([['currency']]);
    const told = { ...withConstant(draft, 'currency', 'EUR'), clearingWord: ' - ' };
    expect(missing(kind as never, told)).toEqual([]);
    expect(mappingOf(told)).toMatchObject({
      ...{ constants: [{ field: 'currency', value: 'EUR' }], clearingWord: '-' },
    });
    // Mapped after all, the column counts.
    expect(mappingOf(withField(told, 'Cur', 'currency')).constants).toEqual([]);
    expect(withConstant(told, 'currency', null).constants).toEqual({});
  });
});
