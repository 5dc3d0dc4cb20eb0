import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId } from '../../../kernel/ids.js';
import {
  connectionOf,
  Graph,
  GraphContext,
  mutateOnce,
  PageSizeScalar,
} from '../../../platform/graphql/index.js';
import { DecideSubmissionInput, TakeBackDecisionInput } from './challenge-inputs.graphql.js';
import { DecideSubmissionResult, TakeBackDecisionResult } from './challenge-results.graphql.js';
import { decides, submissionAnswer, submissionById } from './challenge.loaders.js';
import {
  DecideSubmission,
  type DecideSubmissionInput as Decided,
  TakeBackDecision,
} from '../decide/index.js';
import { countApprovals, listApprovals, type SubmissionRow } from '../take/index.js';
import { Submission, SubmissionConnection } from './submission.graphql.js';

/** The queue of those who decide. */
@Resolver(() => Submission)
export class ApprovalResolver {
  constructor(
    private readonly decide: DecideSubmission,
    private readonly takeBack: TakeBackDecision,
  ) {}

  @Query(() => SubmissionConnection)
  async approvals(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const tx = await graph.tx();
    const page = await listApprovals(tx, { first, after: after ?? null });
    const { waiting } = await countApprovals(tx);
    const connection = connectionOf(
      page,
      (row) => [row.submittedAt?.toISOString() ?? null, row.id],
      (row) => row,
    );
    return { ...connection, totalCount: waiting };
  }

  @Query(() => Submission, { nullable: true })
  async submission(
    @Args('id', { type: () => ID }) id: string,
    @Graph() graph: GraphContext,
  ): Promise<SubmissionRow | null> {
    const row = isId(id) ? await graph.load(submissionById, id) : null;
    const isOwn = row !== null && row.advocateId === graph.actor.advocateId;
    return isOwn || decides(graph) ? row : null;
  }

  @Mutation(() => DecideSubmissionResult)
  decideSubmission(@Args('input') input: DecideSubmissionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, submissionAnswer, input, (tx, actor, decision) =>
      // The verb checks the input against its schema, and reports what is wrong with it.
      this.decide.decideSubmission(tx, actor, decision as Decided),
    );
  }

  @Mutation(() => TakeBackDecisionResult)
  takeBackDecision(@Args('input') input: TakeBackDecisionInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, submissionAnswer, input, (tx, actor, taken) =>
      this.takeBack.takeBackDecision(tx, actor, taken),
    );
  }
}
