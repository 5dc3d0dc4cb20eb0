import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { isOther } from '../../../../../src/features/surveys/visible-questions.rules.js';

/** The texts needed to put an answer into words. */
export interface Wording {
  wordsOf: (words: Words) => string;
  /** "Other", before the text beside it. */
  other: string;
  number: (value: number) => string;
  day: (day: string) => string;
  /** A file's name, by its id. */
  file: (id: string) => string;
}

/** An answer as people read it, one line for each part of it; none where nothing was answered. */
export function answerLines(question: Question, answer: unknown, wording: Wording): string[] {
  if (answer === undefined || answer === null) return [];
  if (typeof answer === 'number') return [wording.number(answer)];
  if (Array.isArray(answer)) {
    return question.kind === 'file'
      ? answer.map((id) => wording.file(String(id)))
      : answer.map((part: unknown) => choiceText(question, part, wording));
  }
  if (question.kind === 'matrix') return rowLines(question, answer, wording);
  if (question.kind === 'date') return [wording.day(answer as string)];
  return [choiceText(question, answer, wording)];
}

function choiceText(question: Question, part: unknown, { wordsOf, other }: Wording): string {
  if (isOther(part)) return `${other}: ${String(part.other)}`;
  const id = String(part);
  const option =
    'options' in question ? question.options.find((each) => each.id === id) : undefined;
  return option ? wordsOf(option.text) : id;
}

function rowLines(
  question: Extract<Question, { kind: 'matrix' }>,
  ticks: object,
  { wordsOf }: Wording,
): string[] {
  const ticked = new Map<string, unknown>(Object.entries(ticks));
  return question.rows.flatMap((row) => {
    const column = question.columns.find(({ id }) => id === ticked.get(row.id));
    return column ? [`${wordsOf(row.text)}: ${wordsOf(column.text)}`] : [];
  });
}
