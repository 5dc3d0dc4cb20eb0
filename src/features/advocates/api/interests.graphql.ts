import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { InvalidInput, NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { resultUnion } from '../../../platform/graphql/index.js';
import { Advocate } from './advocate.graphql.js';

@ObjectType({ description: "What advocates can care about, of the programme's own list (R-U1)" })
export class Interest {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, {
    description: 'False: nobody chooses it any more; who has it keeps it until they change it',
  })
  offered!: boolean;
}

@InputType()
export class SaveInterestInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Absent: a new one; one that bears the name already is that one',
  })
  id?: Id | null;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'False: it is taken out of the list' })
  offered!: boolean;
}

@InputType()
export class ChooseInterestsInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;

  @Field(() => [ID])
  add!: Id[];

  @Field(() => [ID])
  remove!: Id[];
}

export const SaveInterestResult = resultUnion(
  'SaveInterestResult',
  Interest,
  InvalidInput,
  NotFound,
);
export const ChooseInterestsResult = resultUnion(
  'ChooseInterestsResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
);
