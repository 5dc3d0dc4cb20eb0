import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkAnswers, checkDraft } from '../../src/features/surveys/check-answers.rules.js';
import { cellsOf, countCells } from '../../src/features/surveys/survey-results.rules.js';
import {
  SurveyDefinition,
  type Survey,
} from '../../src/features/surveys/survey-definition.rules.js';
import { visibleQuestions } from '../../src/features/surveys/visible-questions.rules.js';
import { limit, runs } from '../support/long.js';
import { anyAnswers, soundAnswers, spoiltAnswer } from '../support/worlds/survey-answers.js';
import { anySurvey } from '../support/worlds/surveys.js';

const RUNS = runs(500, 50_000);
const LIMIT = limit(60_000, 900_000);

const answered = anySurvey.chain((survey) =>
  anyAnswers(survey).map((answers) => ({ survey, answers })),
);

describe('any survey × any answers', () => {
  it(
    'R-S2: what is kept is of shown questions alone, and judged again it is the same',
    () => {
      fc.assert(
        fc.property(answered, ({ survey, answers }) => {
          const checked = checkAnswers(survey, answers);
          const shown = visibleQuestions(survey, answers).map(({ id }) => id);
          expect(shown).toEqual(expect.arrayContaining(Object.keys(checked.answers)));
          expect(checked.dropped.filter((id) => shown.includes(id))).toEqual([]);
          if (checked.problems.length > 0) return;
          expect(checkAnswers(survey, checked.answers)).toEqual({ ...checked, dropped: [] });
          expect(visibleQuestions(survey, checked.answers).map(({ id }) => id)).toEqual(shown);
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-S2: right answers are never refused; of hidden questions they are dropped',
    () => {
      const sound = anySurvey.chain((survey) =>
        soundAnswers(survey).map((answers) => ({ survey, answers })),
      );
      fc.assert(
        fc.property(sound, ({ survey, answers }) => {
          const { problems, dropped, answers: kept } = checkAnswers(survey, answers);
          expect(problems).toEqual([]);
          expect([...Object.keys(kept), ...dropped].sort()).toEqual(Object.keys(answers).sort());
          expect(checkDraft(survey, answers).problems).toEqual([]);
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'R-S2: one wrong answer among right ones is named, unless its question is hidden',
    () => {
      const spoilt = anySurvey.chain((survey) =>
        fc
          .tuple(soundAnswers(survey), fc.constantFrom(...questionsOf(survey)))
          .chain(([answers, question]) =>
            spoiltAnswer(question).map((wrong) => ({ survey, answers, question, wrong })),
          ),
      );
      fc.assert(
        fc.property(spoilt, ({ survey, answers, question, wrong }) => {
          const given = { ...answers, [question.id]: wrong.value };
          const shown = visibleQuestions(survey, given).includes(question);
          const codes = checkAnswers(survey, given)
            .problems.filter(({ path }) => path[0] === question.id)
            .map(({ code }) => code);
          if (shown) expect(codes).toContain(wrong.code);
          else expect(codes).toEqual([]);
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it(
    'whoever answers question by question, as the player asks, is asked the same at the end',
    () => {
      fc.assert(
        fc.property(answered, ({ survey, answers }) => {
          // The walk: each step asks which question comes next, knowing only what was answered so far.
          const given: Record<string, unknown> = {};
          const walked: string[] = [];
          for (;;) {
            const next = visibleQuestions(survey, given).find(({ id }) => !walked.includes(id));
            if (!next) break;
            walked.push(next.id);
            if (Object.hasOwn(answers, next.id)) given[next.id] = answers[next.id];
          }
          const order = questionsOf(survey).map(({ id }) => id);
          // A later answer can hide no earlier question and can show none, so nothing is asked out of turn …
          expect(walked).toEqual([...walked].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
          // … and the server, which is told everything at once, asks the same.
          expect(visibleQuestions(survey, answers).map(({ id }) => id)).toEqual(walked);
          expect(checkAnswers(survey, given).answers).toEqual(
            checkAnswers(survey, answers).answers,
          );
        }),
        RUNS,
      );
    },
    LIMIT,
  );

  it('a definition read again is the same: it can be stored as it is', () => {
    fc.assert(
      fc.property(anySurvey, (survey) => {
        const stored: unknown = JSON.parse(JSON.stringify(survey));
        expect(SurveyDefinition.parse(stored)).toEqual(survey);
      }),
      runs(100, 5_000),
    );
  });

  it('results count each answer that was kept once in each of its cells', () => {
    const answers = anySurvey.chain((survey) =>
      fc.array(soundAnswers(survey), { maxLength: 5 }).map((given) => ({
        survey,
        given: given.map((each) => checkAnswers(survey, each).answers),
      })),
    );
    fc.assert(
      fc.property(answers, ({ survey, given }) => {
        const counts = countCells(survey, given);
        for (const question of questionsOf(survey)) {
          const cells = counts.get(question.id) ?? new Map<string, number>();
          const kept = given.flatMap((each) => each[question.id] ?? []);
          expect(cells.get('*') ?? 0).toBe(
            given.filter((each) => each[question.id] !== undefined).length,
          );
          if (question.kind === 'text' || question.kind === 'file') continue;
          const all = given.flatMap((each) => {
            const answer = each[question.id];
            return answer === undefined ? [] : cellsOf(question, answer);
          });
          expect([...cells.values()].reduce((sum, count) => sum + count, 0)).toBe(all.length);
          expect(kept.length).toBeLessThanOrEqual(all.length);
        }
      }),
      runs(100, 5_000),
    );
  });
});

function questionsOf({ pages }: Survey) {
  return pages.flatMap(({ questions }) => questions);
}
