import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { plusMs } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { nameOfMembership } from '../../platform/auth/index.js';
import { Graph, GraphContext } from '../../platform/graphql/index.js';
import { proofFileById } from '../files/index.js';
import { AlreadyDecided } from './challenge-results.graphql.js';
import { decides, participationById } from './challenge.loaders.js';
import { UNDO_MS } from './challenge.rules.js';
import { Decision, Submission } from './submission.graphql.js';
import type { DecisionRow, SubmissionRow } from './submission.queries.js';

@Resolver(() => Submission)
export class SubmissionResolver {
  @ResolveField()
  participation(@Parent() { participationId }: SubmissionRow, @Graph() graph: GraphContext) {
    return graph.load(participationById, participationId);
  }

  @ResolveField()
  async files(@Parent() { fileIds }: SubmissionRow, @Graph() graph: GraphContext) {
    const files = await Promise.all(fileIds.map((id) => graph.load(proofFileById, id)));
    return files.filter((file) => file !== null);
  }
}

@Resolver(() => Decision)
export class DecisionResolver {
  @ResolveField()
  decidedBy(@Parent() { decidedBy }: DecisionRow, @Graph() graph: GraphContext) {
    return decidedBy === null ? null : graph.load(nameOfMembership, decidedBy);
  }

  @ResolveField()
  async undoUntil(@Parent() decision: DecisionRow, @Graph() graph: GraphContext) {
    if (decision.kind === 'TAKE_BACK' || !decides(graph)) return null;
    const until = plusMs(decision.decidedAt, UNDO_MS);
    return (await graph.tx()).now.getTime() < until.getTime() ? until : null;
  }
}

@Resolver(() => AlreadyDecided)
export class AlreadyDecidedResolver {
  @ResolveField()
  decidedBy(@Parent() { decidedById }: { decidedById: Id | null }, @Graph() graph: GraphContext) {
    return decidedById === null ? null : graph.load(nameOfMembership, decidedById);
  }
}
