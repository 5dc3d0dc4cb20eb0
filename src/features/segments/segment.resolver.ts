import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  Graph,
  GraphContext,
  mutate,
  mutateOnce,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../platform/graphql/index.js';
import { Advocate, AdvocateConnection, type AdvocateRow } from '../advocates/index.js';
import { DependentType } from '../traits/index.js';
import { DeleteSegment } from './delete-segment.js';
import { SaveSegment } from './save-segment.js';
import {
  DeleteSegmentInput,
  DeleteSegmentResult,
  SaveSegmentInput,
  SaveSegmentResult,
  Segment,
  SegmentConnection,
  SegmentMembership,
  SegmentProblem,
} from './segment.graphql.js';
import {
  dependentsOfSegment,
  membersByRequest,
  type MembersRequest,
  problemsOfRule,
  segmentById,
  segmentsOfAdvocate,
  sizeOfRule,
} from './segment.loaders.js';
import { checkMembership, listSegments, readJudging, type SegmentRow } from './segment.queries.js';

/** Segments, who is in them, and why (R-U2). */
@Resolver(() => Segment)
export class SegmentResolver {
  constructor(
    private readonly save: SaveSegment,
    private readonly remove: DeleteSegment,
  ) {}

  @Query(() => SegmentConnection)
  async segments(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    return connectionOf(
      await listSegments(await graph.tx(), search ?? null, { first, after: after ?? null }),
      ({ name, id }) => [name, id],
      (row) => row,
    );
  }

  @Query(() => Segment, { nullable: true })
  segment(
    @Args('id', { type: () => ID }) id: Id,
    @Graph() graph: GraphContext,
  ): Promise<SegmentRow | null> | null {
    return isId(id) ? graph.load(segmentById, id) : null;
  }

  @Mutation(() => SaveSegmentResult)
  saveSegment(@Args('input') input: SaveSegmentInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, segmentAnswer, input, (tx, actor, segment) =>
      this.save.saveSegment(tx, actor, segment),
    );
  }

  @Mutation(() => DeleteSegmentResult)
  @Repeatable('what is gone stays gone')
  deleteSegment(@Args('input') input: DeleteSegmentInput, @Graph() graph: GraphContext) {
    return mutate(graph, deletedAnswer, input, (tx, actor, wanted) =>
      this.remove.deleteSegment(tx, actor, wanted),
    );
  }

  @ResolveField(() => Number, { description: 'How many advocates are in it now' })
  async size({ rule }: SegmentRow, _: NoArgs, { graph }: Contexts): Promise<number> {
    return (await graph.load(sizeOfRule, JSON.stringify(rule))) ?? 0;
  }

  @ResolveField(() => [SegmentProblem], {
    description: 'What it asks about that is gone, or is otherwise by now',
  })
  async problems({ rule }: SegmentRow, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(problemsOfRule, JSON.stringify(rule))) ?? [];
  }

  @ResolveField(() => [DependentType], {
    description: 'Whose audience it decides: while there is any, it is not deleted',
  })
  async usedBy({ id }: SegmentRow, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(dependentsOfSegment, id)) ?? [];
  }

  @ResolveField(() => AdvocateConnection, { description: 'Who is in it now, by name' })
  async members(
    @Parent() { id }: SegmentRow,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const request: MembersRequest = { id, search: search ?? null, first, after: after ?? null };
    const page = await graph.load(membersByRequest, JSON.stringify(request));
    if (page === null) throw new Error('Members were asked for and not read.');
    return connectionOf(
      page,
      (row) => [row.name, row.id],
      (row) => row,
    );
  }

  @ResolveField(() => SegmentMembership, {
    nullable: true,
    description: 'Whether an advocate is in it, condition by condition; null: not here, or left',
  })
  async membership(
    @Parent() { rule }: SegmentRow,
    @Args('advocateId', { type: () => ID }) advocateId: Id,
    @Graph() graph: GraphContext,
  ) {
    if (!isId(advocateId)) return null;
    const tx = await graph.tx();
    return checkMembership(tx, await readJudging(tx), rule, advocateId);
  }
}

@Resolver(() => Advocate)
export class SegmentsOfAdvocateResolver {
  @ResolveField(() => [Segment], { description: 'The segments that they are in now, by name' })
  async segments({ id }: AdvocateRow, _: NoArgs, { graph }: Contexts) {
    return (await graph.load(segmentsOfAdvocate, id)) ?? [];
  }
}

/** The segment after the commit. */
const segmentAnswer: AnswerOf<Id, SegmentRow> = {
  type: 'Segment',
  noun: 'segment',
  read: (graph, id) => graph.load(segmentById, id),
};

const deletedAnswer: AnswerOf<Id, { id: Id }> = {
  type: 'DeletedSegment',
  noun: 'segment',
  read: (_graph, id) => ({ id }),
};
