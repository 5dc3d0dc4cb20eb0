import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, enumOf, onceUnion } from '../../platform/graphql/index.js';
import { NotSandbox } from '../programs/index.js';
import { CLOCK_ADVANCE_STATUSES, type ClockAdvanceStatus } from './clock-advance.rules.js';
import { ClockBusy } from './clock.errors.js';

export const ClockAdvanceStatusEnum = enumOf('ClockAdvanceStatus', CLOCK_ADVANCE_STATUSES);

@ObjectType({ description: 'A move of the clock of a sample or sandbox programme' })
export class ClockAdvance {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => ClockAdvanceStatusEnum)
  status!: ClockAdvanceStatus;

  @Field(() => DateTimeScalar, { description: 'Everything due until then has happened' })
  doneUntil!: Date;

  @Field(() => Int, { description: 'Windows that closed and events that were told on the way' })
  happened!: number;
}

@ObjectType({ description: 'What time it is in this programme' })
export class ProgramClock {
  @Field(() => DateTimeScalar)
  now!: Date;

  @Field(() => Int, { description: 'How many days it is ahead of the real clock' })
  offsetDays!: number;

  @Field(() => Boolean, { description: 'Only the clock of a sample or a sandbox can be moved' })
  movable!: boolean;

  @Field(() => ClockAdvance, { nullable: true, description: 'The newest move' })
  advance!: ClockAdvance | null;
}

@InputType()
export class AdvanceClockInput {
  @Field(() => Int, { description: '1 to 400' })
  days!: number;

  @Field(() => String)
  idempotencyKey!: string;
}

export const AdvanceClockResult = onceUnion(
  'AdvanceClockResult',
  ClockAdvance,
  NotSandbox,
  ClockBusy,
);
