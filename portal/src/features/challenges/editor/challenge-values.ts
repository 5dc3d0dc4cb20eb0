import { LOCALES, type Locale } from '../../../platform/editing/locales.js';
import { kindNames, type ChallengeTemplate, type StageEditings } from '../stages/stage-kind.js';
import type {
  ChallengeText,
  ChallengeValues,
  SaveInput,
  StageText,
  StageValues,
} from './challenge-form.js';
import type { EditedChallengeRow } from './editor-query.js';

/** What a stage may pay. */
export const STAGE_POINTS = { least: 0, most: 1_000_000, isNeeded: true };

/** A stage without words, of the kind that is offered first. */
export function newStage(kinds: StageEditings, main: Locale): StageValues {
  const [kind] = kindNames(kinds);
  if (!kind) throw new Error('There is no kind of stage.');
  const stage = { title: '', instructions: '', points: 100, kind, proof: [] };
  return { ...stage, ...kinds[kind].begin(stage, main) };
}

export const newChallenge = (kinds: StageEditings, main: Locale): ChallengeValues => ({
  kind: 'REVIEW',
  title: '',
  summary: '',
  instructions: '',
  disclosure: '',
  reviewSite: '',
  approvalCriteria: '',
  stages: [newStage(kinds, main)],
  translations: [],
});

/** The values of a challenge; null where its reader may not see how it is defined. */
export function valuesOf({ definition }: EditedChallengeRow): ChallengeValues | null {
  if (!definition) return null;
  return {
    ...definition,
    disclosure: definition.disclosure ?? '',
    reviewSite: definition.reviewSite ?? '',
    stages: definition.stages.map((stage) => ({ ...stage, proof: [...stage.proof] })),
    translations: definition.translations.map((translation) => ({
      ...translation,
      disclosure: translation.disclosure ?? '',
      stages: translation.stages.map((stage) => ({ ...stage })),
    })),
  };
}

/** A challenge to begin with, its words in every language. */
export function fromTemplate(
  template: ChallengeTemplate,
  kinds: StageEditings,
  main: Locale,
): ChallengeValues {
  const { texts } = template;
  return structuredClone({
    ...newChallenge(kinds, main),
    ...texts[main],
    kind: 'OTHER' as const,
    stages: texts[main].stages.map((text) => ({ ...template.stage(main), ...text })),
    translations: LOCALES.filter((locale) => locale !== main).map((locale) => ({
      locale,
      ...texts[locale],
    })),
  });
}

const textOf = ({ title, instructions }: StageText): StageText => ({ title, instructions });
const blankIsNull = (text: string) => text.trim() || null;

/** The input that is sent. Fields of reviews are left out of a challenge of another kind. */
export function inputOf(
  values: ChallengeValues,
  kinds: StageEditings,
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
    stages: values.stages.map((stage) => ({
      ...textOf(stage),
      points: Number(stage.points),
      kind: stage.kind,
      proof: [],
      ...kinds[stage.kind].inputOf(stage),
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

/** The language of the first wrong text: `main`, a translation's, or none. */
export function wrongLocale(
  errors: Readonly<Record<string, unknown>>,
  { translations }: ChallengeValues,
): Locale | 'main' | null {
  const fields = Object.keys(errors).filter((field) => errors[field]);
  if (fields.some((field) => MAIN_WORDS.test(field))) return 'main';
  const place = fields.map((field) => /^translations\.(\d+)\./.exec(field)?.[1]).find(Boolean);
  return place === undefined ? null : (translations[Number(place)]?.locale ?? null);
}
