import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../../kernel/locale.js';
import { StaleVersion } from '../../platform/errors/index.js';
import { LocaleEnum, PointsScalar, onceUnion } from '../../platform/graphql/index.js';
import type { PointsAfterLeaving, ProgramKind, ReturnPolicy } from './program.rules.js';

export const ProgramKindEnum = {
  SAMPLE: 'SAMPLE',
  SANDBOX: 'SANDBOX',
  LIVE: 'LIVE',
} as const satisfies Record<ProgramKind, ProgramKind>;
registerEnumType(ProgramKindEnum, { name: 'ProgramKind' });

export const ReturnPolicyEnum = {
  ONLY_PENDING: 'ONLY_PENDING',
  WITHIN_BALANCE: 'WITHIN_BALANCE',
  DEBT: 'DEBT',
} as const satisfies Record<ReturnPolicy, ReturnPolicy>;
registerEnumType(ReturnPolicyEnum, {
  name: 'ReturnPolicy',
  description: 'What becomes of points that are taken back and were spent already (R-P3)',
});

export const PointsAfterLeavingEnum = {
  KEEP_UNTIL_EXPIRY: 'KEEP_UNTIL_EXPIRY',
  KEEP_90_DAYS: 'KEEP_90_DAYS',
} as const satisfies Record<PointsAfterLeaving, PointsAfterLeaving>;
registerEnumType(PointsAfterLeavingEnum, {
  name: 'PointsAfterLeaving',
  description: 'What becomes of the unspent points of somebody who leaves an account (R-P7)',
});

@ObjectType({ description: 'A programme as its people see it before they enter it' })
export class ProgramSummary {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Its name in addresses and in x-goodturn-program' })
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ProgramKindEnum)
  kind!: ProgramKind;

  @Field(() => String, { description: '#rrggbb' })
  color!: string;

  @Field(() => String, { description: 'IANA name, e.g. Asia/Tokyo' })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217' })
  currency!: string;

  @Field(() => LocaleEnum)
  locale!: Locale;
}

@ObjectType()
export class Program extends ProgramSummary {
  @Field(() => Int)
  conversionWindowDays!: number;

  @Field(() => PointsScalar)
  conversionPoints!: number;

  @Field(() => PointsScalar, { description: 'Paid for a win after the window (R-W4)' })
  lateWinPoints!: number;

  @Field(() => PointsScalar, { description: 'Paid where an earlier referral is credited (R-W9)' })
  assistPoints!: number;

  @Field(() => Int, { description: 'Target for the first contact, in working days (R-W3)' })
  firstContactDays!: number;

  @Field(() => Int, {
    description: 'For how long stands what an advocate says from now on that they would do (R-U1)',
  })
  willingYears!: number;

  @Field(() => ReturnPolicyEnum)
  returnPolicy!: ReturnPolicy;

  @Field(() => PointsAfterLeavingEnum, {
    description: 'A change touches only who leaves from then on',
  })
  pointsAfterLeaving!: PointsAfterLeaving;

  @Field(() => PointsScalar, { nullable: true, description: 'What a point is worth, minor units' })
  pointValueMinor!: number | null;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class ChangeProgramSettingsInput {
  @Field(() => Int, { description: 'The version that was read' })
  version!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true })
  locale?: Locale | null;

  @Field(() => String, { nullable: true })
  timeZone?: string | null;

  @Field(() => String, { nullable: true })
  currency?: string | null;

  @Field(() => String, { nullable: true })
  color?: string | null;

  @Field(() => Int, { nullable: true })
  conversionWindowDays?: number | null;

  @Field(() => PointsScalar, { nullable: true })
  conversionPoints?: number | null;

  @Field(() => PointsScalar, { nullable: true })
  lateWinPoints?: number | null;

  @Field(() => PointsScalar, { nullable: true })
  assistPoints?: number | null;

  @Field(() => Int, { nullable: true })
  firstContactDays?: number | null;

  @Field(() => Int, { nullable: true })
  willingYears?: number | null;

  @Field(() => ReturnPolicyEnum, { nullable: true })
  returnPolicy?: ReturnPolicy | null;

  @Field(() => PointsAfterLeavingEnum, { nullable: true })
  pointsAfterLeaving?: PointsAfterLeaving | null;

  @Field(() => ID, { nullable: true, description: 'Whom the advocates can talk to' })
  contactMembershipId?: string | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const ChangeProgramSettingsResult = onceUnion(
  'ChangeProgramSettingsResult',
  Program,
  StaleVersion,
);
