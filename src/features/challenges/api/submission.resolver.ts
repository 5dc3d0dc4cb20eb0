import { ResolveField, Resolver } from '@nestjs/graphql';
import { plusMs } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { nameOfMembership } from '../../../platform/auth/index.js';
import { type Contexts, type GraphContext, type NoArgs } from '../../../platform/graphql/index.js';
import { proofFileById } from '../../files/index.js';
import { AlreadyDecidedType } from './challenge-results.graphql.js';
import { decides, participationById } from './challenge.loaders.js';
import { UNDO_MS } from '../define/index.js';
import type { DecisionRow, SubmissionRow } from '../take/index.js';
import { Decision, Submission } from './submission.graphql.js';

@Resolver(() => Submission)
export class SubmissionResolver {
  @ResolveField()
  participation({ participationId }: SubmissionRow, _: NoArgs, { graph }: Contexts) {
    return graph.load(participationById, participationId);
  }

  @ResolveField()
  text(submission: SubmissionRow, _: NoArgs, { graph }: Contexts) {
    return isReadable(graph, submission) ? submission.text : null;
  }

  @ResolveField()
  link(submission: SubmissionRow, _: NoArgs, { graph }: Contexts) {
    return isReadable(graph, submission) ? submission.link : null;
  }

  @ResolveField()
  async files(submission: SubmissionRow, _: NoArgs, { graph }: Contexts) {
    const ids = isReadable(graph, submission) ? submission.fileIds : [];
    const files = await Promise.all(ids.map((id) => graph.load(proofFileById, id)));
    return files.filter((file) => file !== null);
  }
}

/** What its advocate took back is theirs alone. */
function isReadable({ actor }: GraphContext, { status, advocateId }: SubmissionRow): boolean {
  return status !== 'WITHDRAWN' || advocateId === actor.advocateId;
}

@Resolver(() => Decision)
export class DecisionResolver {
  @ResolveField()
  decidedBy({ decidedBy }: DecisionRow, _: NoArgs, { graph }: Contexts) {
    return decidedBy === null ? null : graph.load(nameOfMembership, decidedBy);
  }

  @ResolveField()
  async undoUntil(decision: DecisionRow, _: NoArgs, { graph }: Contexts) {
    if (decision.kind === 'TAKE_BACK' || !decides(graph)) return null;
    const until = plusMs(decision.decidedAt, UNDO_MS);
    return (await graph.tx()).now.getTime() < until.getTime() ? until : null;
  }
}

@Resolver(() => AlreadyDecidedType)
export class AlreadyDecidedResolver {
  @ResolveField()
  decidedBy({ decidedById }: { decidedById: Id | null }, _: NoArgs, { graph }: Contexts) {
    return decidedById === null ? null : graph.load(nameOfMembership, decidedById);
  }
}
