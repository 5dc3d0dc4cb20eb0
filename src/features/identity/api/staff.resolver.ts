import { Query, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext } from '../../../platform/graphql/index.js';
import { StaffMember } from './identity.graphql.js';
import { findStaff, type StaffRow } from '../members/index.js';

@Resolver(() => StaffMember)
export class StaffResolver {
  @Query(() => [StaffMember], {
    description: 'By name: who may look after a company, or answer advocates',
  })
  async staff(@Graph() graph: GraphContext): Promise<StaffRow[]> {
    return findStaff(await graph.tx());
  }
}
