import { Field, ObjectType } from '@nestjs/graphql';
import { PointsScalar } from '../../../platform/graphql/index.js';
import type { Points } from '../../../kernel/points.js';
import type { ReferralStatus } from '../decide/index.js';
import { Referral, ReferralStatusEnum } from './referral.graphql.js';

@ObjectType({ description: 'A referral that a merge of companies would change' })
export class MergedReferral {
  @Field(() => Referral)
  referral!: Referral;

  @Field(() => ReferralStatusEnum)
  statusBefore!: ReferralStatus;

  @Field(() => ReferralStatusEnum)
  statusAfter!: ReferralStatus;

  @Field(() => PointsScalar, { description: 'Due before' })
  pointsBefore!: Points;

  @Field(() => PointsScalar, { description: 'Due afterwards' })
  pointsAfter!: Points;
}
