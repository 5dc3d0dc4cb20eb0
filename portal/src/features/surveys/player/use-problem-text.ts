import { useTranslation } from 'react-i18next';
import type { AnswerProblem } from '../../../../../src/features/surveys/answer-problems.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useFormats } from '../../../ui/formats/format.js';
import { useWords } from '../survey-words.js';

/** Codes that the player's fields can cause; those that only a program causes share one text. */
const TOLD = [
  'REQUIRED',
  'OTHER_EMPTY',
  'TOO_FEW',
  'TOO_MANY',
  'TOO_SMALL',
  'TOO_GREAT',
  'NOT_WHOLE',
  'TOO_MANY_DECIMALS',
  'ROW_MISSING',
  'TOO_LONG',
  'NOT_A_DAY',
  'TOO_EARLY',
  'TOO_LATE',
] as const;
type Told = (typeof TOLD)[number];

const isTold = (code: string): code is Told => (TOLD as readonly string[]).includes(code);

/** What is wrong with an answer and what would be right, in the reader's words. */
export function useProblemText(): (problem: AnswerProblem, question: Question) => string {
  const { t } = useTranslation('survey');
  const formats = useFormats();
  const wordsOf = useWords();
  const shown = (value: string | number | undefined) => {
    if (typeof value === 'number') return formats.number(value);
    return value === undefined ? '' : formats.day(value);
  };
  return ({ code, details }, question) => {
    if (code === 'WRONG_TYPE' && question.kind === 'number') return t('problem.NOT_A_NUMBER');
    if (code === 'WRONG_TYPE' && question.kind === 'date') return t('problem.NOT_A_DAY');
    if (!isTold(code)) return t('problem.UNUSABLE');
    const row =
      question.kind === 'matrix'
        ? question.rows.find(({ id }) => id === details['name'])
        : undefined;
    return t(`problem.${code}`, {
      min: shown(details['min']),
      max: shown(details['max']),
      length: shown(details['length']),
      count: Number(details['min'] ?? details['max'] ?? 0),
      row: row ? wordsOf(row.text).text : '',
    });
  };
}
