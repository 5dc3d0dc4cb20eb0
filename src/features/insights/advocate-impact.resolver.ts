import { ResolveField, Resolver } from '@nestjs/graphql';
import { type Contexts, defineLoader, type NoArgs } from '../../platform/graphql/index.js';
import { Advocate, type AdvocateRow } from '../advocates/index.js';
import { AdvocateImpact } from './advocate-impact.graphql.js';
import { impactsOf } from './advocate-impact.queries.js';

const impactOfAdvocate = defineLoader<AdvocateImpact>(impactsOf);

@Resolver(() => Advocate)
export class AdvocateImpactResolver {
  @ResolveField(() => AdvocateImpact)
  impact({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts): Promise<AdvocateImpact | null> {
    return graph.load(impactOfAdvocate, id);
  }
}
