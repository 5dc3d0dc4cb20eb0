import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/index.js';

@ObjectType({ description: 'A mail of a sandbox whose clock was moved: it stays inside (R-T3)' })
export class KeptMail {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it would have left, by the real clock' })
  at!: Date;

  @Field(() => String)
  to!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String)
  text!: string;
}
