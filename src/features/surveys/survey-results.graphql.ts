import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SurveyDocument } from './survey.graphql.js';

@ObjectType()
export class AnswerCell {
  @Field(() => String, {
    description: 'An option’s id, `other`, a number, a day, or `row:column`',
  })
  cell!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType({
  description:
    'Net Promoter Score: share of promoters (9, 10) less share of detractors (0 to 6), R-S3',
})
export class NpsFigure {
  @Field(() => Int)
  promoters!: number;

  @Field(() => Int)
  passives!: number;

  @Field(() => Int)
  detractors!: number;

  @Field(() => Int, { nullable: true, description: '-100 to 100; null below 20 answers' })
  score!: number | null;

  @Field(() => Int, { nullable: true, description: 'Lower end of the 95 % interval' })
  low!: number | null;

  @Field(() => Int, { nullable: true, description: 'Upper end of the 95 % interval' })
  high!: number | null;
}

@ObjectType()
export class QuestionResult {
  @Field(() => ID)
  question!: string;

  @Field(() => Int, { description: 'How many answered it' })
  answered!: number;

  @Field(() => [AnswerCell])
  cells!: AnswerCell[];

  @Field(() => NpsFigure, { nullable: true, description: 'Of the kind nps' })
  nps!: NpsFigure | null;
}

@ObjectType({ description: 'The answers to one published version of a survey, by question' })
export class SurveyResults {
  @Field(() => ID)
  challengeId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int)
  stage!: number;

  @Field(() => Int)
  version!: number;

  @Field(() => [Int], { description: 'Those that are live or have answers, the newest first' })
  versions!: number[];

  @Field(() => SurveyDocument)
  survey!: unknown;

  @Field(() => Int, { description: 'Participations of this version' })
  started!: number;

  @Field(() => Int, { description: 'Responses handed in' })
  completed!: number;

  @Field(() => [QuestionResult])
  questions!: QuestionResult[];
}
