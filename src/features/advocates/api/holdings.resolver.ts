import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  connectionOf,
  Graph,
  GraphContext,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import {
  countHoldings,
  definedHoldings,
  holdingKinds,
  holdingOf,
  pageOfRecords,
  type Held,
  type HoldingRow,
} from '../../holdings/index.js';
import { findProfilesOf } from '../profile/index.js';
import { HeldRecordConnection, Holding } from './holdings.graphql.js';

/** With the profiles that were merged into theirs: what waits with one is held about them, too. */
async function heldOf(graph: GraphContext): Promise<Held | null> {
  const { advocateId, memberId } = graph.actor;
  if (advocateId === null || memberId === null) return null;
  const [profiles] = await findProfilesOf(await graph.tx(), [advocateId]);
  const { profileIds, memberIds } = profiles ?? { profileIds: [advocateId], memberIds: [] };
  return { advocateIds: profileIds, memberIds: [...new Set([memberId, ...memberIds])] };
}

/** What is held about the advocate who asks, and all of it as they may keep it. */
@Resolver(() => Holding)
export class HoldingsResolver {
  @Query(() => [Holding], { description: "The advocate's own: every kind, also without rows" })
  async ownHoldings(@Graph() graph: GraphContext): Promise<HoldingRow[]> {
    const held = await heldOf(graph);
    return held ? countHoldings(await graph.tx(), held, definedHoldings()) : [];
  }

  @Query(() => HeldRecordConnection, { description: "The advocate's own, newest first" })
  async ownRecords(
    @Args('kind', { type: () => holdingKinds }) kind: string,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const held = await heldOf(graph);
    const request = { first, after: after ?? null };
    const page = held
      ? await pageOfRecords(await graph.tx(), held, holdingOf(kind), request)
      : { rows: [], hasNext: false };
    return connectionOf(
      page,
      ({ at, id }) => [at.toISOString(), id],
      (row) => row,
    );
  }

  @ResolveField(() => Number, { nullable: true })
  keptDays({ kind }: HoldingRow): number | null {
    return holdingOf(kind).keptDays ?? null;
  }
}
