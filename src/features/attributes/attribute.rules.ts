import { z } from 'zod';
import { line, LONGEST } from '../../kernel/texts.js';

export const ATTRIBUTE_SUBJECTS = ['ADVOCATE', 'COMPANY'] as const;
/** What an attribute is about. */
export type AttributeSubject = (typeof ATTRIBUTE_SUBJECTS)[number];

export const ATTRIBUTE_TYPES = ['TEXT', 'NUMBER', 'DAY', 'YES_NO', 'CHOICE'] as const;
/** What its values are; it never changes. */
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

const MOST_CHOICES = 500;

export const AttributeName = line(LONGEST.label, 'The name of the attribute, 1 to 100 characters.');
const ChoiceLabel = line(LONGEST.label, 'The name of the choice, 1 to 100 characters.');

/** The key under which two spellings of a name or a choice are one: width, case and space. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

const isTwice = (labels: readonly string[]): boolean =>
  new Set(labels.map(nameKey)).size < labels.length;

export const Choices = z
  .array(ChoiceLabel)
  .max(MOST_CHOICES, `At most ${String(MOST_CHOICES)} choices.`)
  .refine((labels) => !isTwice(labels), 'Each choice once.');

export const AttributeDefinition = z
  .object({
    subject: z.enum(ATTRIBUTE_SUBJECTS),
    type: z.enum(ATTRIBUTE_TYPES),
    name: AttributeName,
    shownToAdvocates: z.boolean().nullish(),
    choices: Choices.nullish(),
  })
  .superRefine(({ subject, type, shownToAdvocates, choices }, context) => {
    const refuse = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (shownToAdvocates && subject === 'COMPANY') {
      refuse('shownToAdvocates', 'Advocates see attributes of themselves, not of companies.');
    }
    const count = choices?.length ?? 0;
    if (type === 'CHOICE' && count === 0) refuse('choices', 'At least one choice.');
    if (type !== 'CHOICE' && count > 0) refuse('choices', 'Only one of a list has choices.');
  });
export type AttributeDefinition = z.output<typeof AttributeDefinition>;
