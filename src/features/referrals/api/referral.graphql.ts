import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import { NotFound } from '../../../platform/errors/index.js';
import {
  connectionType,
  DateScalar,
  DateTimeScalar,
  enumOf,
  errorType,
  onceUnion,
  PointsScalar,
} from '../../../platform/graphql/index.js';
import {
  REFERRAL_SOURCES,
  REFERRAL_STATUSES,
  REFERRAL_STEPS,
  type ReferralSource,
  type ReferralStatus,
  type ReferralStep,
} from '../decide/index.js';
import { OwnReferral, REWARD_STATUSES, type RewardStatus } from '../settle/index.js';
import { NotConfirmable, NotMovable } from '../handle/index.js';
import { DuplicateReferral, SelfReferral } from '../intake/index.js';

export const ReferralStatusEnum = enumOf('ReferralStatus', REFERRAL_STATUSES);
export const ReferralStepEnum = enumOf('ReferralStep', REFERRAL_STEPS);
const ReferralSourceEnum = enumOf('ReferralSource', REFERRAL_SOURCES);
const RewardStatusEnum = enumOf('RewardStatus', REWARD_STATUSES);
const ModerationEnum = enumOf('Moderation', ['PENDING', 'APPROVED', 'DENIED']);
const ConfirmationEnum = enumOf('Confirmation', ['NOT_NEEDED', 'WAITING', 'CONFIRMED', 'REFUSED']);

@ObjectType({ description: 'An advocate names a person at a company who may buy' })
export class Referral {
  @Field(() => ID)
  id!: Id;

  @Field(() => String, { nullable: true })
  refereeName!: string | null;

  @Field(() => String, { nullable: true })
  refereeEmail!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => ReferralSourceEnum)
  source!: ReferralSource;

  @Field(() => String, { nullable: true })
  sourceLabel!: string | null;

  @Field(() => DateTimeScalar)
  submittedAt!: Date;

  @Field(() => DateScalar, { description: 'Day 0 of the window (R-W1)' })
  submittedOn!: string;

  @Field(() => Int)
  windowDays!: number;

  @Field(() => String)
  timeZone!: string;

  @Field(() => DateTimeScalar, {
    description: 'The first instant after the last day of the window',
  })
  windowClosesAt!: Date;

  @Field(() => Boolean)
  windowOpen!: boolean;

  @Field(() => ReferralStatusEnum)
  status!: ReferralStatus;

  @Field(() => ReferralStepEnum, { description: 'The milestone, which the window does not end' })
  step!: ReferralStep;

  @Field(() => ModerationEnum)
  moderation!: string;

  @Field(() => ConfirmationEnum)
  confirmation!: string;

  @Field(() => RewardStatusEnum)
  rewardStatus!: RewardStatus;

  @Field(() => DateScalar, { nullable: true })
  convertedOn!: string | null;

  @Field(() => Boolean)
  wonOutsideWindow!: boolean;

  @Field(() => Boolean)
  wonBeforeReferral!: boolean;

  @Field(() => String, { nullable: true })
  closedOnFlag!: string | null;

  @Field(() => PointsScalar)
  pointsDue!: Points;

  @Field(() => PointsScalar)
  pointsAwarded!: Points;

  @Field(() => DateTimeScalar, { nullable: true })
  firstContactedAt!: Date | null;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class ReferralConnection extends connectionType('Referral', () => Referral) {}

@InputType({ isAbstract: true })
abstract class RefereeInput {
  @Field(() => String)
  refereeName!: string;

  @Field(() => String)
  refereeEmail!: string;

  @Field(() => String)
  companyName!: string;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class SubmitReferralInput extends RefereeInput {}

@InputType()
export class RecordReferralInput extends RefereeInput {
  @Field(() => ID)
  advocateId!: Id;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was told; absent: today',
  })
  reportedOn?: string | null;
}

@InputType()
export class ConfirmReferralInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Boolean, { description: 'false: "I did not refer them"' })
  confirmed!: boolean;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class WithdrawReferralInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class ModerateReferralInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => Boolean)
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'A code such as NOT_A_FIT' })
  reason?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class RecordFirstContactInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Absent: now' })
  contactedAt?: Date | null;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class MoveReferralInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => ReferralStepEnum)
  step!: ReferralStep;

  @Field(() => String, { nullable: true, description: 'For colleagues: it stands on the timeline' })
  note?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Absent: now' })
  occurredAt?: Date | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const DuplicateReferralType = errorType(DuplicateReferral, {
  referral: { type: () => Referral, nullable: true },
});

export const SubmitReferralResult = onceUnion(
  'SubmitReferralResult',
  Referral,
  DuplicateReferral,
  SelfReferral,
  NotFound,
);
export const RecordReferralResult = onceUnion(
  'RecordReferralResult',
  Referral,
  OwnReferral,
  SelfReferral,
  NotFound,
);
export const ConfirmReferralResult = onceUnion(
  'ConfirmReferralResult',
  Referral,
  NotConfirmable,
  NotFound,
);
export const WithdrawReferralResult = onceUnion(
  'WithdrawReferralResult',
  Referral,
  NotMovable,
  NotFound,
);
export const ModerateReferralResult = onceUnion(
  'ModerateReferralResult',
  Referral,
  OwnReferral,
  NotMovable,
  NotFound,
);
export const RecordFirstContactResult = onceUnion(
  'RecordFirstContactResult',
  Referral,
  OwnReferral,
  NotMovable,
  NotFound,
);
export const MoveReferralResult = onceUnion(
  'MoveReferralResult',
  Referral,
  OwnReferral,
  NotMovable,
  NotFound,
);
