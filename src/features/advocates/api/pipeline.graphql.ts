import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import {
  DateTimeScalar,
  errorType,
  onceUnion,
  resultUnion,
} from '../../../platform/graphql/index.js';
import { AlreadyMember, InvitationDeclined } from '../../identity/index.js';
import { AlreadyAdvocate } from '../pipeline/index.js';
import type { AdvocateStatus } from '../profile/index.js';
import { Advocate, AdvocateStatusEnum } from './advocate.graphql.js';

@ObjectType({ description: 'How many advocates have come so far, and no further' })
export class PipelineStep {
  @Field(() => AdvocateStatusEnum)
  status!: AdvocateStatus;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'That staff named somebody as an advocate (R-U4)' })
export class Nomination {
  @Field(() => DateTimeScalar)
  nominatedAt!: Date;
}

@InputType()
export class NominateAdvocateInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For whom they work; one that nobody knows yet is added',
  })
  companyName?: string | null;

  @Field(() => String, { description: 'Why they would make a good advocate; they never read it' })
  note!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class WithdrawAdvocateInput {
  @Field(() => ID)
  id!: Id;
}

errorType(AlreadyAdvocate, {
  advocateId: { type: () => ID },
  status: { type: () => AdvocateStatusEnum, description: 'How far they are' },
});

export const NominateAdvocateResult = onceUnion(
  'NominateAdvocateResult',
  Advocate,
  AlreadyAdvocate,
  AlreadyMember,
  InvitationDeclined,
);
export const WithdrawAdvocateResult = resultUnion(
  'WithdrawAdvocateResult',
  Advocate,
  NotAvailable,
  NotFound,
);
