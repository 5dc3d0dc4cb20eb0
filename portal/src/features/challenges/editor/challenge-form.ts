import type { UseFormReturnType } from '@mantine/form';
import type { Locale } from '../../../platform/editing/locales.js';
import type { VariablesOf } from '../../../platform/graphql/graphql.js';
import type { SaveChallenge } from './editor-query.js';

export type SaveInput = VariablesOf<typeof SaveChallenge>['input'];
export type StageInput = SaveInput['stages'][number];

/** The kinds of stage that the server knows. */
export type StageKindName = NonNullable<StageInput['kind']>;

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

/** A stage in the form: what every stage has, and the parts of its kind by the names of the API's input. */
export type StageValues = Omit<StageInput, 'points' | 'kind'> & {
  points: number | string;
  kind: StageKindName;
};

/** The form's values, in the shape of the API's input: a refusal's path is a field's name. */
export interface ChallengeValues extends ChallengeText {
  kind: 'REVIEW' | 'OTHER';
  reviewSite: string;
  approvalCriteria: string;
  stages: StageValues[];
  translations: (ChallengeText & { locale: Locale })[];
}

export type ChallengeForm = UseFormReturnType<ChallengeValues>;
