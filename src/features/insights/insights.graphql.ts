import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Points } from '../../kernel/points.js';
import { DateTimeScalar, enumOf, Money, PointsScalar } from '../../platform/graphql/index.js';
import { type WillingTo, WillingToEnum } from '../advocates/index.js';
import { WaitingItem } from '../waiting/index.js';
import type { ConversionGrouping } from './conversions.rules.js';
import { FUNNEL_STEPS, type FunnelStep as FunnelRow } from './funnel.rules.js';

export const ConversionGroupingEnum: Readonly<Record<string, ConversionGrouping>> = {
  MONTH: 'month',
  SOURCE: 'source',
};
registerEnumType(ConversionGroupingEnum, { name: 'ConversionGrouping' });
const FunnelStepEnum = enumOf('FunnelStepName', FUNNEL_STEPS);

@ObjectType({ description: 'How many referrals came to a step of the sale' })
export class FunnelStep {
  @Field(() => FunnelStepEnum)
  step!: FunnelRow['step'];

  @Field(() => Int, {
    description: 'That came to this step or beyond it, whatever became of them later',
  })
  referrals!: number;
}

@ObjectType({
  description: 'Converted of matured referrals, with a Wilson interval of 95 % (R-W7)',
})
export class CloseShare {
  @Field(() => Int)
  converted!: number;

  @Field(() => Int)
  matured!: number;

  @Field(() => Float, { nullable: true })
  share!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => Int)
  insideWindow!: number;

  @Field(() => DateTimeScalar)
  asOf!: Date;
}

@ObjectType()
export class CloseShareMonth {
  @Field(() => String, { description: 'YYYY-MM of the submission' })
  month!: string;

  @Field(() => Int)
  converted!: number;

  @Field(() => Int)
  matured!: number;
}

@ObjectType()
export class PointsTotals {
  @Field(() => PointsScalar)
  issued!: Points;

  @Field(() => PointsScalar)
  spent!: Points;

  @Field(() => PointsScalar)
  outstanding!: Points;
}

@ObjectType({ description: 'How many advocates would do something (R-U1)' })
export class WillingFigure {
  @Field(() => WillingToEnum)
  to!: WillingTo;

  @Field(() => Int, { description: 'As many as `advocates(willingTo: …)` lists' })
  advocates!: number;
}

@ObjectType()
export class Overview {
  @Field(() => [WaitingItem], { description: 'What waits for the reader, in no order' })
  waiting!: WaitingItem[];

  @Field(() => [FunnelStep], {
    description:
      'From SUBMITTED to CONVERTED, in order: each step counts every referral that came to it or ' +
      'beyond it, without those of status DUPLICATE. A referral whose window has ended counts as ' +
      'far as its step. One that is lost, unqualified, withdrawn or denied counts as far as it was ' +
      'told, decided or dealt with before. Only a conversion that stands is one',
  })
  funnel!: FunnelStep[];

  @Field(() => CloseShare)
  closeShare!: CloseShare;

  @Field(() => [CloseShareMonth])
  closeShareByMonth!: CloseShareMonth[];

  @Field(() => PointsTotals)
  points!: PointsTotals;
}

@ObjectType()
export class ConversionFigures {
  @Field(() => Int)
  referrals!: number;

  @Field(() => Int)
  matured!: number;

  @Field(() => Int)
  converted!: number;

  @Field(() => Int)
  wonOutsideWindow!: number;

  @Field(() => Int)
  wonBeforeReferral!: number;

  @Field(() => Float, { nullable: true })
  closeShare!: number | null;

  @Field(() => Float, { nullable: true })
  medianDaysToWin!: number | null;

  @Field(() => [Money], { description: 'One line a currency (R-M1)' })
  revenue!: Money[];

  @Field(() => [String], {
    description:
      'Currencies whose revenue is above 2^53 - 1 of their smallest unit: not in revenue',
  })
  revenueTooLarge!: string[];
}

@ObjectType()
export class ConversionGroup {
  @Field(() => String)
  key!: string;

  @Field(() => ConversionFigures)
  figures!: ConversionFigures;
}

@ObjectType()
export class ConversionReport {
  @Field(() => ConversionFigures)
  total!: ConversionFigures;

  @Field(() => [ConversionGroup])
  groups!: ConversionGroup[];
}
