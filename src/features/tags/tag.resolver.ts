import { Args, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import {
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  type NoArgs,
  PageSizeScalar,
} from '../../platform/graphql/index.js';
import { Tag, TagConnection } from './tag.graphql.js';
import { bearersOfTag } from './tag.loaders.js';
import { pageOfTags, type TagRow } from './tag.queries.js';

/** The programme's tags, and how many bear them. */
@Resolver(() => Tag)
export class TagResolver {
  @Query(() => TagConnection, { description: 'By name' })
  async tags(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('ids', { type: () => [ID], nullable: true }) ids: Id[] | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const wanted = { search: search ?? null, ids: ids?.filter(isId) ?? null };
    const page = await pageOfTags(await graph.tx(), wanted, { first, after: after ?? null });
    return connectionOf(
      page,
      (row) => [row.nameKey, row.id],
      (row) => row,
    );
  }

  @ResolveField(() => Int)
  async advocateCount({ id }: TagRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(bearersOfTag, id))?.advocates ?? 0;
  }

  @ResolveField(() => Int)
  async companyCount({ id }: TagRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(bearersOfTag, id))?.companies ?? 0;
  }
}
