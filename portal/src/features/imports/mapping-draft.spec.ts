import { describe, expect, it } from '@jest/globals';
import { draftOf, isAnswer, mappingOf, withAnswer, withField } from './mapping-draft.js';

const MAPPING = {
  columns: [
    { field: 'externalId', column: 'ID' },
    { field: 'closedAt', column: 'Closed' },
  ],
  constants: [],
  values: [{ field: 'stage', value: 'Closed Won', meaning: 'WON' }],
  formats: [],
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
});
