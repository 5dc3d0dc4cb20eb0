import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { PageSizeScalar } from '../../platform/graphql/index.js';

@ArgsType()
export class SurveyResponsesArgs {
  @Field(() => ID)
  challengeId!: string;

  @Field(() => Int)
  stage!: number;

  @Field(() => Int, { nullable: true, description: 'None: the newest' })
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'Those who answered this question' })
  question?: string | null;

  @Field(() => String, { nullable: true, description: 'With this cell of its results' })
  cell?: string | null;

  @Field(() => PageSizeScalar, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
