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
  /** What was handed in before and came back: what it said is kept, so that only the change is work. */
  before: Submission | undefined;
}

export interface HandedInProps {
  submissionId: string;
  /** To whoever handed it in: when that was. */
  ownSince?: string | null;
}

/**
 * A kind of stage as a feature hands it over, in one file of its own folder and one line in `stage-kinds.ts`. The
 * file holds none of the parts: each is fetched where it is shown, so that who meets one kind waits for no other.
 */
export interface StageKind {
  /** The catalogues that `turn` and `handedIn` read; those of the page around them are there. */
  readonly texts: readonly string[];
  /** What there is to do for who takes part: a form, or the way to one. */
  readonly turn: Part<TurnProps>;
  /** What was handed in, to its advocate and in Approvals; else the text, link and files that every submission has. */
  readonly handedIn?: Part<HandedInProps>;
  /** How such a stage is made: fetched with the editor. */
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

/** A kind of stage as the editor knows it. */
export interface StageEditing {
  /** What a stage lacks to be of this kind; nothing where it was of it before. */
  begin(stage: StageValues, main: Locale): Partial<StageValues>;
  /** Its own part of what is sent: what a stage still has of another kind is left out. */
  inputOf(stage: StageValues): Partial<StageInput>;
  /** A field of its own that may not stay empty, and what is said then. */
  readonly required?: { readonly field: keyof StageValues; readonly text: EditorText };
  readonly Fields: ComponentType<FieldsProps>;
  /** What the preview says of it in its step. */
  inStep?(stage: StageValues, t: TFunction<'challenge-editor'>, list: Intl.ListFormat): string;
  /** What the preview shows of it below the steps. */
  readonly Preview?: ComponentType<{ stage: StageValues; language: Language }>;
  /** Where everything that was handed in for a stage is read: the path below the programme's address. */
  results?(challengeId: string, stage: number): readonly string[];
  readonly templates?: readonly ChallengeTemplate[];
}

export type StageEditings = Readonly<Record<StageKindName, StageEditing>>;

/** In the order in which they are offered. */
export const kindNames = (kinds: StageEditings) => Object.keys(kinds) as StageKindName[];
