import { ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { type Contexts, defineLoader, type NoArgs } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { countCompletedOf } from '../challenges/index.js';
import { countReferralsOf } from '../referrals/index.js';
import { AdvocateImpact } from './advocate-impact.graphql.js';

const impactOfAdvocate = defineLoader<AdvocateImpact>(impactsOf);

/** What advocates have changed; zeros where it is nothing yet. */
async function impactsOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, AdvocateImpact>> {
  const [referrals, completed] = await Promise.all([
    countReferralsOf(tx, ids),
    countCompletedOf(tx, ids),
  ]);
  return new Map(
    ids.map((id) => [
      id,
      {
        referrals: referrals.get(id)?.referrals ?? 0,
        converted: referrals.get(id)?.converted ?? 0,
        challengesCompleted: completed.get(id) ?? 0,
      },
    ]),
  );
}

@Resolver(() => Advocate)
export class AdvocateImpactResolver {
  @ResolveField(() => AdvocateImpact)
  impact({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<AdvocateImpact | null> {
    return graph.load(impactOfAdvocate, id);
  }
}
