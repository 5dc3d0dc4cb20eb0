import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ActorKind, Role } from '../../kernel/actor.js';
import {
  ActorKindEnum,
  DateTimeScalar,
  RoleEnum,
  TimelineInputsScalar,
} from '../../platform/graphql/index.js';

@ObjectType({ description: 'Who did it: a person, a key, a job' })
export class TimelineActor {
  @Field(() => ActorKindEnum)
  kind!: ActorKind;

  @Field(() => RoleEnum, { nullable: true })
  role!: Role | null;

  @Field(() => String, {
    nullable: true,
    description: "Null for jobs and keys, and for another advocate's name",
  })
  name!: string | null;
}

@ObjectType({
  description:
    'What happened, when, by whom, under which rule; rule and outcome are the key of its sentence',
})
export class TimelineEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was learned of' })
  recordedAt!: Date;

  @Field(() => String)
  rule!: string;

  @Field(() => Int)
  ruleVersion!: number;

  @Field(() => String)
  outcome!: string;

  @Field(() => TimelineInputsScalar)
  inputs!: object;

  @Field(() => TimelineActor)
  actor!: TimelineActor;

  @Field(() => Boolean)
  forStaffOnly!: boolean;
}
