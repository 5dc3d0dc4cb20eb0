import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { QuestionKind } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import type { Language } from '../../../i18n/languages.js';

/** Ids are stable and mean nothing: words may be corrected later, meaning may not (R-C1). */
export function newPartId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${prefix}-${Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')}`;
}

const part = (prefix: string) => ({ id: newPartId(prefix), text: {} });

/** The fields of a kind, as a new question of it begins. */
const BEGINNINGS: { readonly [Kind in QuestionKind]: () => object } = {
  single: () => ({ options: [part('o'), part('o')], other: false, randomOrder: false }),
  multiple: () => ({
    options: [part('o'), part('o')],
    other: false,
    randomOrder: false,
    limits: { min: null, max: null },
  }),
  scale: () => ({ scale: { min: 1, max: 5, low: {}, high: {} } }),
  nps: () => ({}),
  matrix: () => ({ rows: [part('r'), part('r')], columns: [part('c'), part('c'), part('c')] }),
  text: () => ({ long: true, limits: { max: 1000 } }),
  number: () => ({ limits: { min: null, max: null, decimals: 0 } }),
  date: () => ({ limits: { min: null, max: null } }),
  file: () => ({ limits: { max: 1 } }),
};

export function newQuestion(kind: QuestionKind): Question {
  const common = {
    id: newPartId('q'),
    kind,
    required: false,
    text: {},
    help: {},
    visibleWhen: null,
  };
  return { ...common, ...BEGINNINGS[kind]() } as Question;
}

/** The same question as another kind: its words stay, and its options where the new kind has some. */
export function asKind(question: Question, kind: QuestionKind): Question {
  const { id, required, text, help, visibleWhen } = question;
  const kept =
    'options' in question && (kind === 'single' || kind === 'multiple')
      ? { options: question.options, other: question.other, randomOrder: question.randomOrder }
      : {};
  return {
    id,
    kind,
    required,
    text,
    help,
    visibleWhen,
    ...BEGINNINGS[kind](),
    ...kept,
  } as Question;
}

export interface Place {
  page: number;
  question: number;
}

export function placeOf(survey: Survey, id: string): Place | null {
  for (const [page, { questions }] of survey.pages.entries()) {
    const question = questions.findIndex((each) => each.id === id);
    if (question >= 0) return { page, question };
  }
  return null;
}

const withPages = (survey: Survey, pages: Survey['pages']): Survey => ({ ...survey, pages });

function withQuestions(
  survey: Survey,
  change: (questions: Question[], page: number) => Question[],
): Survey {
  return withPages(
    survey,
    survey.pages.map((page, place) => ({ ...page, questions: change(page.questions, place) })),
  );
}

export function insertQuestion(survey: Survey, question: Question, at: Place): Survey {
  return withQuestions(survey, (questions, page) =>
    page === at.page ? questions.toSpliced(at.question, 0, question) : questions,
  );
}

export function replaceQuestion(survey: Survey, changed: Question): Survey {
  return withQuestions(survey, (questions) =>
    questions.map((question) => (question.id === changed.id ? changed : question)),
  );
}

/** Beside the original: a copy with ids of its own. */
export function duplicateQuestion(survey: Survey, id: string, copyId: string): Survey {
  const at = placeOf(survey, id);
  const original = at && survey.pages[at.page]?.questions[at.question];
  if (!original) return survey;
  const copy = { ...structuredClone(original), id: copyId };
  return insertQuestion(survey, copy, { page: at.page, question: at.question + 1 });
}

/** Which questions are shown depending on this one. */
export function dependentsOf(survey: Survey, id: string): Question[] {
  return survey.pages.flatMap(({ questions }) =>
    questions.filter(({ visibleWhen }) =>
      visibleWhen?.conditions.some(({ question }) => question === id),
    ),
  );
}

/** Removes the question and the conditions that depend on it. */
export function removeQuestion(survey: Survey, id: string): Survey {
  return withQuestions(survey, (questions) =>
    questions
      .filter((question) => question.id !== id)
      .map((question) => {
        if (!question.visibleWhen) return question;
        const conditions = question.visibleWhen.conditions.filter((each) => each.question !== id);
        const visibleWhen = conditions.length > 0 ? { ...question.visibleWhen, conditions } : null;
        return { ...question, visibleWhen };
      }),
  );
}

/** Puts it before the question at that place; at the end of the page where there is none. */
export function placeQuestion(survey: Survey, id: string, to: Place): Survey {
  const from = placeOf(survey, id);
  const moved = from && survey.pages[from.page]?.questions[from.question];
  if (!moved) return survey;
  const shift = from.page === to.page && from.question < to.question ? 1 : 0;
  const without = withQuestions(survey, (questions) => questions.filter((each) => each.id !== id));
  return insertQuestion(without, moved, { page: to.page, question: to.question - shift });
}

/** One place up or down; past the edge of its page to the next one. Null: it is the first or the last. */
export function neighbourOf(survey: Survey, id: string, by: -1 | 1): Place | null {
  const at = placeOf(survey, id);
  if (!at) return null;
  const questions = survey.pages[at.page]?.questions ?? [];
  const place = at.question + by;
  if (place >= 0 && place < questions.length) {
    return { page: at.page, question: by > 0 ? place + 1 : place };
  }
  const page = survey.pages[at.page + by];
  if (!page) return null;
  return { page: at.page + by, question: by > 0 ? 0 : page.questions.length };
}

export function addPage(survey: Survey): Survey {
  return withPages(survey, [...survey.pages, { id: newPartId('p'), questions: [] }]);
}

/** A page that has no questions. */
export function removePage(survey: Survey, place: number): Survey {
  return withPages(survey, survey.pages.toSpliced(place, 1));
}

/** Adds a language, or takes it out with all that was written in it. The main one stays. */
export function toggleLanguage(survey: Survey, language: Language): Survey {
  if (!survey.languages.includes(language)) {
    return { ...survey, languages: [...survey.languages, language] };
  }
  const languages = survey.languages.filter((each) => each !== language);
  const bare = without({ pages: survey.pages, thanks: survey.thanks }, language);
  return { ...survey, ...(bare as Pick<Survey, 'pages' | 'thanks'>), languages };
}

/** The fields that hold words. By name: `id` is Indonesian in words and a part's id beside them. */
const WORDS = new Set(['text', 'help', 'low', 'high', 'thanks']);

function without(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, language));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      WORDS.has(key) ? wordsWithout(each as object, language) : without(each, language),
    ]),
  );
}

function wordsWithout(words: object, language: Language): object {
  return Object.fromEntries(Object.entries(words).filter(([key]) => key !== language));
}
