import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { InvalidInput, NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { DateScalar, enumOf, resultUnion } from '../../../platform/graphql/index.js';
import { LastAdmin } from '../../identity/index.js';
import { Advocate } from './advocate.graphql.js';
import { PAUSE_SOURCES, type PauseSource } from '../profile/index.js';

const PauseSourceEnum = enumOf('PauseSource', PAUSE_SOURCES);

@ObjectType({ description: 'While it lasts nobody asks them for anything (R-U1)' })
export class AdvocateBreak {
  @Field(() => PauseSourceEnum, { description: 'Whose word it is' })
  from!: PauseSource;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which they are back, in their time zone; null: until they say so',
  })
  backOn!: Day | null;
}

@InputType()
export class PauseAdvocateInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which they are back; absent: until they say so',
  })
  backOn?: Day | null;
}

@InputType()
export class ResumeAdvocateInput {
  @Field(() => ID, { nullable: true, description: 'Absent: oneself' })
  id?: Id | null;
}

export const PauseAdvocateResult = resultUnion(
  'PauseAdvocateResult',
  Advocate,
  InvalidInput,
  NotAvailable,
  NotFound,
);
export const ResumeAdvocateResult = resultUnion(
  'ResumeAdvocateResult',
  Advocate,
  NotAvailable,
  NotFound,
);
export const FinishWelcomeResult = resultUnion('FinishWelcomeResult', Advocate, NotAvailable);
export const LeaveProgramResult = resultUnion(
  'LeaveProgramResult',
  Advocate,
  LastAdmin,
  NotAvailable,
  NotFound,
);
