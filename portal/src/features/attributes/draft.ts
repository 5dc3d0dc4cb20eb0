import type { VariablesOf } from '../../platform/graphql/graphql.js';
import type { SetAdvocateAttributes, ValueRow } from './attribute-query.js';

type Holder = VariablesOf<typeof SetAdvocateAttributes>['input']['advocates'][number];
export type ValueInput = Holder['values'][number];

/** A value as its field holds it; empty: none. */
export type Draft = string | number;

export function draftOf({ text, number, day, yesNo, choice }: ValueRow): Draft {
  if (yesNo !== null) return yesNo ? 'YES' : 'NO';
  return text ?? number ?? day ?? choice?.id ?? '';
}

/** What is sent where the draft differs from what was read: a value, or the word that clears it. */
export function changeOf(value: ValueRow, draft: Draft): ValueInput | null {
  const before = draftOf(value);
  const after = typeof draft === 'string' ? draft.trim() : draft;
  if (after === before) return null;
  const { attribute, version } = value;
  const of = { attributeId: attribute.id, version };
  if (after === '') return { ...of, clear: true };
  switch (attribute.type) {
    case 'NUMBER':
      return { ...of, number: Number(after) };
    case 'DAY':
      return { ...of, day: String(after) };
    case 'YES_NO':
      return { ...of, yesNo: after === 'YES' };
    case 'CHOICE':
      return { ...of, choiceId: String(after) };
    case 'TEXT':
      return { ...of, text: String(after) };
  }
}
