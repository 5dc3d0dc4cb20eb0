import { ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff } from '../../kernel/actor.js';
import { type Contexts, type NoArgs } from '../../platform/graphql/index.js';
import { Referral, type ReferralRow } from '../referrals/index.js';
import { Touch } from './link.graphql.js';
import { touchesOfReferral } from './link.loaders.js';

/** What links add to a referral: the touches that could claim it. */
@Resolver(() => Referral)
export class ReferralTouchesResolver {
  @ResolveField(() => [Touch], { description: 'Empty for advocates' })
  async touches({ id }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    return isStaff(graph.actor) ? ((await graph.load(touchesOfReferral, id)) ?? []) : [];
  }
}
