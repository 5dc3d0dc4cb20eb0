import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Locale } from '../../../platform/editing/locales.js';
import type { VariablesOf } from '../../../platform/graphql/graphql.js';
import type { EditedChallengeRow, SaveChallenge } from './editor-query.js';

type SaveInput = VariablesOf<typeof SaveChallenge>['input'];
export type ProofKind = SaveInput['stages'][number]['proof'][number];

/** What a stage asks for: each kind has its fields in the editor and its part of the preview. */
export type StageKind = NonNullable<SaveInput['stages'][number]['kind']>;

/** In the order in which they are offered: one for each that the server hands over. */
export const STAGE_KINDS = Object.keys({
  PROOF: true,
  QUESTIONS: true,
} satisfies Record<StageKind, true>) as StageKind[];

export interface StageText {
  title: string;
  instructions: string;
}

/** The words of a challenge in one language. */
export interface ChallengeText {
  title: string;
  summary: string;
  instructions: string;
  disclosure: string;
  stages: StageText[];
}

export interface StageValues extends StageText {
  points: number | string;
  kind: StageKind;
  /** Of a stage of kind PROOF. */
  proof: ProofKind[];
  /** Of a stage of kind QUESTIONS. */
  survey: Survey | null;
  needsDecision: boolean;
}

/** The form's values, in the shape of the API's input: a refusal's path is a field's name. */
export interface ChallengeValues extends ChallengeText {
  kind: 'REVIEW' | 'OTHER';
  reviewSite: string;
  approvalCriteria: string;
  audienceScoreMin: number | string;
  stages: StageValues[];
  translations: (ChallengeText & { locale: Locale })[];
}

export const NEW_STAGE: StageValues = {
  title: '',
  instructions: '',
  points: 100,
  kind: 'PROOF',
  proof: ['LINK'],
  survey: null,
  needsDecision: true,
};

export const NEW_CHALLENGE: ChallengeValues = {
  kind: 'REVIEW',
  title: '',
  summary: '',
  instructions: '',
  disclosure: '',
  reviewSite: '',
  approvalCriteria: '',
  audienceScoreMin: '',
  stages: [NEW_STAGE],
  translations: [],
};

export function valuesOf({ definition }: EditedChallengeRow): ChallengeValues {
  if (!definition) return NEW_CHALLENGE;
  return {
    ...definition,
    disclosure: definition.disclosure ?? '',
    reviewSite: definition.reviewSite ?? '',
    audienceScoreMin: definition.audienceScoreMin ?? '',
    stages: definition.stages.map((stage) => ({
      ...stage,
      proof: [...stage.proof],
      survey: (stage.survey ?? null) as Survey | null,
    })),
    translations: definition.translations.map((translation) => ({
      ...translation,
      disclosure: translation.disclosure ?? '',
      stages: translation.stages.map((stage) => ({ ...stage })),
    })),
  };
}

const textOf = ({ title, instructions }: StageText): StageText => ({ title, instructions });
const blankIsNull = (text: string) => text.trim() || null;

/** What is sent. What belongs to reviews alone is left out of a challenge of another kind. */
export function inputOf(
  values: ChallengeValues,
): Omit<SaveInput, 'id' | 'version' | 'idempotencyKey'> {
  const review = values.kind === 'REVIEW';
  return {
    kind: values.kind,
    title: values.title,
    summary: values.summary,
    instructions: values.instructions,
    reviewSite: review ? blankIsNull(values.reviewSite) : null,
    disclosure: blankIsNull(values.disclosure),
    approvalCriteria: values.approvalCriteria,
    audienceScoreMin: values.audienceScoreMin === '' ? null : Number(values.audienceScoreMin),
    stages: values.stages.map((stage) => ({
      ...textOf(stage),
      points: Number(stage.points) || 0,
      kind: stage.kind,
      ...(stage.kind === 'QUESTIONS'
        ? { proof: [], survey: stage.survey, needsDecision: stage.needsDecision }
        : { proof: stage.proof }),
    })),
    translations: values.translations.map((translation) => ({
      locale: translation.locale,
      title: translation.title,
      summary: translation.summary,
      instructions: translation.instructions,
      disclosure: blankIsNull(translation.disclosure),
      stages: translation.stages.map(textOf),
    })),
  };
}

/** The words that an advocate of this language reads: the translation, else the main text. */
export function textIn(values: ChallengeValues, locale: Locale): ChallengeText {
  return values.translations.find((translation) => translation.locale === locale) ?? values;
}

/** An empty translation with as many stages as there are. */
export const emptyTranslation = (values: ChallengeValues, locale: Locale) => ({
  locale,
  title: '',
  summary: '',
  instructions: '',
  disclosure: '',
  stages: values.stages.map(() => ({ title: '', instructions: '' })),
});

/** Words of the main text, by the names of their fields. */
const MAIN_WORDS = /^(title|summary|instructions|disclosure|stages\.\d+\.(title|instructions))$/;

/** In which language the first wrong words stand: `main`, a translation's, or in none. */
export function wrongLocale(
  errors: Readonly<Record<string, unknown>>,
  { translations }: ChallengeValues,
): Locale | 'main' | null {
  const fields = Object.keys(errors).filter((field) => errors[field]);
  if (fields.some((field) => MAIN_WORDS.test(field))) return 'main';
  const place = fields.map((field) => /^translations\.(\d+)\./.exec(field)?.[1]).find(Boolean);
  return place === undefined ? null : (translations[Number(place)]?.locale ?? null);
}
