import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { InvalidInput, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { connectionType, DateTimeScalar, resultUnion } from '../../platform/graphql/index.js';
import { Advocate } from '../advocates/index.js';
import {
  ChallengeStageType,
  NotSubmittable,
  StageInputType,
  SubmissionType,
  SubmitStageInputType,
} from '../challenges/index.js';
import { ProofFile } from '../files/index.js';

const MAX_DEPTH = 12;

/** A document as JSON: its own zod definition judges it, and names what is wrong as InvalidInput. */
function documentScalar(name: string, description: string): GraphQLScalarType {
  const read = (value: unknown): unknown => {
    if (isShallow(value, MAX_DEPTH)) return value;
    throw new GraphQLError(`${name} has at most ${String(MAX_DEPTH)} levels.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: read,
    parseLiteral: (node, variables) => read(valueFromASTUntyped(node, variables)),
  });
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}

export const SurveyDocument = documentScalar(
  'SurveyDocument',
  'A survey as JSON: { answersAre, languages, pages: [{ id, questions }], thanks }',
);
export const SurveyAnswers = documentScalar(
  'SurveyAnswers',
  `Answers by question id as JSON: single "a" or {"other":"…"}, multiple ["a"], scale, nps and number 7, matrix {"row":"column"}, text "…", date "2027-01-31", file ["<file id>"]`,
);

// What this kind of stage adds to the stages of challenges, and to what is handed in for them.
Field(() => SurveyDocument, {
  nullable: true,
  description: 'Of a stage of the kind QUESTIONS',
})(ChallengeStageType.prototype, 'survey');
Field(() => SurveyDocument, {
  nullable: true,
  description: 'Of the kind QUESTIONS',
})(StageInputType.prototype, 'survey');
Field(() => SurveyAnswers, {
  nullable: true,
  description: 'For a stage of the kind QUESTIONS; what its questions hide is dropped',
})(SubmitStageInputType.prototype, 'answers');

@ObjectType({ description: 'What an advocate has answered so far; goes on on any device' })
export class SurveyDraft {
  @Field(() => Int, { description: '1 and up: send it with the next one' })
  version!: number;

  @Field(() => SurveyAnswers)
  answers!: unknown;

  @Field(() => ID, { nullable: true, description: 'The question where they stopped' })
  at!: string | null;

  @Field(() => DateTimeScalar)
  savedAt!: Date;
}

@InputType()
export class SaveSurveyDraftInput {
  @Field(() => ID)
  participationId!: string;

  @Field(() => Int)
  stage!: number;

  @Field(() => SurveyAnswers)
  answers!: unknown;

  @Field(() => ID, { nullable: true })
  at?: string | null;

  @Field(() => Int, { description: 'Of the draft that was read; 0 where there was none' })
  version!: number;
}

export const SaveSurveyDraftResult = resultUnion(
  'SaveSurveyDraftResult',
  SurveyDraft,
  StaleVersion,
  InvalidInput,
  NotSubmittable,
  NotFound,
);

@ObjectType({ description: 'One person’s answers' })
export class SurveyResponse {
  @Field(() => ID)
  id!: string;

  @Field(() => Advocate)
  advocate!: Advocate;

  @Field(() => SubmissionType)
  submission!: SubmissionType;

  @Field(() => Int, { description: 'Of the challenge, that was answered' })
  version!: number;

  @Field(() => DateTimeScalar)
  submittedAt!: Date;

  @Field(() => SurveyAnswers)
  answers!: unknown;

  @Field(() => [ProofFile])
  files!: ProofFile[];
}

@ObjectType()
export class SurveyResponseConnection extends connectionType(
  'SurveyResponse',
  () => SurveyResponse,
) {}
