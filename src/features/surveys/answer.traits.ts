import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../../platform/database/index.js';
import { listLiveStages, type LiveStage } from '../challenges/index.js';
import { readProgram } from '../programs/index.js';
import {
  type ChoicesWanted,
  defineTraitFamily,
  type FamilyTrait,
  type TraitChoice,
  type TraitPlaces,
} from '../traits/index.js';
import { questionsKind, surveyOf } from './questions-kind.rules.js';
import type { QuestionKind } from './survey-limits.rules.js';
import type { Question } from './survey-question.rules.js';

/** Answers in words, in tables and by files are none that a condition could compare. */
const TYPES = {
  single: 'CHOICES',
  multiple: 'CHOICES',
  scale: 'NUMBER',
  nps: 'NUMBER',
  number: 'NUMBER',
  date: 'DAY',
} as const satisfies Partial<Record<QuestionKind, FamilyTrait['type']>>;

type Asked = Extract<Question, { kind: keyof typeof TYPES }>;

/** What advocates answered last, under their names, in the surveys as they are published now. */
defineTraitFamily('answer', async (tx) => {
  const [stages, { locale }] = [
    await listLiveStages(tx, questionsKind.name),
    await readProgram(tx),
  ];
  return stages.flatMap((live) => {
    const survey = surveyOf(live.stage);
    if (survey?.answersAre !== 'NAMED') return [];
    return survey.pages
      .flatMap(({ questions }) => questions)
      .filter(isAsked)
      .map((question) => traitOf(live, question, locale));
  });
});

function isAsked(question: Question): question is Asked {
  return question.kind in TYPES;
}

function traitOf(live: LiveStage, question: Asked, locale: Locale): FamilyTrait {
  const { id, kind, text } = question;
  return {
    key: `${live.challengeId}.${String(live.number)}.${id}`,
    label: `${live.title}: ${inLanguage(text, locale)}`,
    type: TYPES[kind],
    isScore: kind === 'scale' || kind === 'nps',
    ...('options' in question && { choices: optionsOf(question, locale) }),
    sql: (places) => answerSql(live, question, places),
  };
}

/** An older version may have asked something else under the same id: that answer is none. */
const VALUES = {
  CHOICES: (answer: string, kind: string) =>
    `ARRAY(SELECT cell FROM survey_cells(${answer}, '${kind}') AS cell WHERE cell <> '*')`,
  NUMBER: (answer: string) =>
    `CASE WHEN jsonb_typeof(${answer}) = 'number' THEN (${answer} #>> '{}')::numeric END`,
  DAY: (answer: string) => {
    const day = `(${answer} #>> '{}')`;
    return `CASE WHEN ${day} ~ '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' THEN
      make_date(left(${day}, 4)::integer, substr(${day}, 6, 2)::integer, 1)
        + (right(${day}, 2)::integer - 1) END`;
  },
} as const;

function answerSql(live: LiveStage, { id, kind }: Asked, { program, put }: TraitPlaces): string {
  const answer = `(SELECT r.answers -> ${put(id)}::text FROM survey_response r
     WHERE r.program_id = ${program} AND r.advocate_id = a.id
       AND r.challenge_id = ${put(live.challengeId)}::uuid AND r.stage = ${put(live.number)}::integer
     ORDER BY r.submitted_at DESC, r.id DESC LIMIT 1)`;
  return `SELECT ${VALUES[TYPES[kind]]('last.answer', kind)} FROM (SELECT ${answer} AS answer) AS last`;
}

function optionsOf(question: Extract<Asked, { options: unknown }>, locale: Locale) {
  const options = question.options.map(({ id, text }) => ({
    value: id,
    label: inLanguage(text, locale),
  }));
  const all = question.other ? [...options, { value: 'other', label: 'other' }] : options;
  return (_tx: Tx, wanted: ChoicesWanted): Promise<readonly TraitChoice[]> => {
    if ('values' in wanted) {
      return Promise.resolve(all.filter(({ value }) => wanted.values.includes(value)));
    }
    const search = (wanted.search ?? '').trim().toLowerCase();
    return Promise.resolve(all.filter(({ label }) => label.toLowerCase().includes(search)));
  };
}

/** In the language, else in the first that it was written in. */
function inLanguage(text: Partial<Record<Locale, string>>, locale: Locale): string {
  return text[locale] ?? Object.values(text)[0] ?? '';
}
