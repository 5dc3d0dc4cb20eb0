import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import {
  answerTo,
  type RawAnswers,
} from '../../../../../src/features/surveys/visible-questions.rules.js';
import { answerLines, type Wording } from './answer-text.js';

interface Responded {
  submittedAt: string;
  answers: unknown;
  advocate: { name: string; company: { name: string } | null };
  files: readonly { id: string; name: string }[];
}

interface Naming {
  heads: { name: string; company: string; at: string };
  wordsOf: (words: Words) => string;
  other: string;
}

/**
 * How responses become the rows of a file: a column for each question, and for each row of a table. Numbers,
 * days and moments are written as programs read them.
 */
export function answerFile(survey: Survey, { heads, wordsOf, other }: Naming) {
  const columns = survey.pages.flatMap(({ questions }) =>
    questions.flatMap((question) => columnsOf(question, wordsOf)),
  );
  return {
    heads: [heads.name, heads.company, heads.at, ...columns.map(({ head }) => head)],
    rowOf: (response: Responded): string[] => {
      const wording: Wording = {
        wordsOf,
        other,
        number: String,
        day: (day) => day,
        file: (id) => response.files.find((file) => file.id === id)?.name ?? id,
      };
      const answers = response.answers as RawAnswers;
      return [
        response.advocate.name,
        response.advocate.company?.name ?? '',
        response.submittedAt,
        ...columns.map(({ of }) => of(answers, wording)),
      ];
    },
  };
}

interface Column {
  head: string;
  of: (answers: RawAnswers, wording: Wording) => string;
}

function columnsOf(question: Question, wordsOf: (words: Words) => string): Column[] {
  const head = wordsOf(question.text);
  if (question.kind !== 'matrix') {
    return [
      {
        head,
        of: (answers, wording) =>
          answerLines(question, answerTo(answers, question.id), wording).join('; '),
      },
    ];
  }
  return question.rows.map((row) => ({
    head: `${head} ${wordsOf(row.text)}`,
    of: (answers) => {
      const ticks = answerTo(answers, question.id) as RawAnswers | undefined;
      const column = question.columns.find(({ id }) => id === (ticks && answerTo(ticks, row.id)));
      return column ? wordsOf(column.text) : '';
    },
  }));
}
