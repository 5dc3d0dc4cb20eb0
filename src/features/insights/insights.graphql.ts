import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Points } from '../../kernel/points.js';
import { DateTimeScalar, Money, PointsScalar } from '../../platform/graphql/index.js';
import { Referral, ReferralStatusEnum, type ReferralStatus } from '../referrals/index.js';
import { Reward } from '../rewards/index.js';
import type { ConversionGrouping } from './conversions.rules.js';

export const ConversionGroupingEnum: Readonly<Record<string, ConversionGrouping>> = {
  MONTH: 'month',
  SOURCE: 'source',
};
registerEnumType(ConversionGroupingEnum, { name: 'ConversionGrouping' });

@ObjectType({ description: 'What waits for the reader' })
export class WaitingForMe {
  @Field(() => Int)
  approvals!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  oldestApprovalAt!: Date | null;

  @Field(() => Int)
  redemptions!: number;

  @Field(() => [Reward])
  codesRunningLow!: Reward[];

  @Field(() => Int)
  referralsWithoutContact!: number;

  @Field(() => Int)
  referralsToAccept!: number;

  @Field(() => Int, { description: 'Days of closing that were told late or moved (R-W4)' })
  closedOnFlags!: number;

  @Field(() => Int, { description: 'Deals that wait for a choice (R-W13)' })
  dealsThatWait!: number;
}

@ObjectType({ description: 'How many referrals came to a step of the sale' })
export class FunnelStep {
  @Field(() => ReferralStatusEnum)
  step!: ReferralStatus;

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

@ObjectType()
export class Overview {
  @Field(() => WaitingForMe)
  waiting!: WaitingForMe;

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

  @Field(() => [Referral])
  runningOut!: Referral[];
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
