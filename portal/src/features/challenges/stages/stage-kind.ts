import type { ParseKeys, TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Language } from '../../../i18n/languages.js';
import type { Locale } from '../../../platform/editing/locales.js';
import type { Stage, Submission } from '../challenge-query.js';
import type {
  ChallengeForm,
  ChallengeText,
  StageInput,
  StageKindName,
  StageText,
  StageValues,
} from '../editor/challenge-form.js';

type Part<Props> = () => Promise<{ default: ComponentType<Props> }>;

export interface TurnProps {
  participationId: string;
  stage: Stage;
  disclosure: string | null;
  /** The earlier submission, which was returned: its content is kept for the change. */
  before: Submission | undefined;
}

export interface HandedInProps {
  submissionId: string;
  /** For the advocate who handed it in: when that was. */
  ownSince?: string | null;
}

/**
 * A kind of stage as a feature registers it, in one file of its own folder and one line in
 * `stage-kinds.ts`. The file holds none of the parts: each is fetched where it is shown, so that a
 * page with one kind waits for no other.
 */
export interface StageKind {
  /** The catalogues that `turn` and `handedIn` read; those of the page around them are there. */
  readonly texts: readonly string[];
  /** The advocate's part: a form, or the way to one. */
  readonly turn: Part<TurnProps>;
  /** The submission, for its advocate and in Approvals; absent: its text, link and files. */
  readonly handedIn?: Part<HandedInProps>;
  /** The editor's part: fetched with the editor. */
  readonly editing: () => Promise<{ default: StageEditing }>;
}

type EditorText = ParseKeys<'challenge-editor'>;

export interface FieldsProps {
  form: ChallengeForm;
  /** Of the stage, from 0. */
  index: number;
}

/** A challenge with one stage for each text of `stages`, ready to be published. */
export interface ChallengeTemplate {
  readonly name: EditorText;
  readonly texts: Readonly<Record<Locale, ChallengeText>>;
  stage(main: Locale): Omit<StageValues, keyof StageText>;
}

/** A kind of stage in the editor. */
export interface StageEditing {
  /** The fields that a stage lacks to be of this kind; none where it was of it before. */
  begin(stage: StageValues, main: Locale): Partial<StageValues>;
  /** Its own part of the input that is sent: fields left from another kind are dropped. */
  inputOf(stage: StageValues): Partial<StageInput>;
  /** A field of its own that may not stay empty, and the message where it is. */
  readonly required?: { readonly field: keyof StageValues; readonly text: EditorText };
  readonly Fields: ComponentType<FieldsProps>;
  /** The preview's text in the step of this stage. */
  inStep?(stage: StageValues, t: TFunction<'challenge-editor'>, list: Intl.ListFormat): string;
  /** The preview's part below the steps. */
  readonly Preview?: ComponentType<{ stage: StageValues; language: Language }>;
  /** The page with all submissions of a stage: the path below the programme's address. */
  results?(challengeId: string, stage: number): readonly string[];
  readonly templates?: readonly ChallengeTemplate[];
}

export type StageEditings = Readonly<Record<StageKindName, StageEditing>>;

/** In the order in which they are offered. */
export const kindNames = (kinds: StageEditings) => Object.keys(kinds) as StageKindName[];
