import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { defineLoader, Graph, GraphContext } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { countCompletedChallenges } from '../challenges/index.js';
import { countsByAdvocate } from '../referrals/index.js';
import { AdvocateImpact } from './advocate-impact.graphql.js';

const impactOfAdvocate = defineLoader<AdvocateImpact>(async (tx, ids) => {
  const [referrals, challenges] = await Promise.all([
    countsByAdvocate(tx, ids),
    countCompletedChallenges(tx, ids),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        referrals: referrals.get(id)?.referrals ?? 0,
        converted: referrals.get(id)?.converted ?? 0,
        challengesCompleted: challenges.get(id) ?? 0,
      },
    ]),
  );
});

@Resolver(() => Advocate)
export class AdvocateImpactResolver {
  @ResolveField(() => AdvocateImpact)
  impact(
    @Parent() { id }: AdvocateRow,
    @Graph() graph: GraphContext,
  ): Promise<AdvocateImpact | null> {
    return graph.load(impactOfAdvocate, id);
  }
}
