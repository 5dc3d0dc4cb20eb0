import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';

@ObjectType({ description: 'What a colleague wrote; lines of the timeline name it by its id' })
export class ReferralNote {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  text!: string;
}
