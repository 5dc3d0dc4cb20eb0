import { ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff } from '../../kernel/actor.js';
import { type Contexts, type NoArgs } from '../../platform/graphql/index.js';
import { Deal, dealById } from '../deals/index.js';
import { Referral, type ReferralRow } from '../referrals/index.js';
import { dealIdsOfReferral } from './conversion.loaders.js';

/** What conversions add to a referral: the deals that may convert it. */
@Resolver(() => Referral)
export class ReferralDealsResolver {
  @ResolveField(() => [Deal], { description: 'Empty for advocates' })
  async deals({ id }: ReferralRow, _: NoArgs, { graph }: Contexts) {
    if (!isStaff(graph.actor)) return [];
    const ids = (await graph.load(dealIdsOfReferral, id)) ?? [];
    return Promise.all(ids.map((dealId) => graph.load(dealById, dealId)));
  }
}
