import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Graph, GraphContext, mutateOnce } from '../../../platform/graphql/index.js';
import { StopImport, type ImportRunRow } from '../runs/index.js';
import { StopImportInput } from './import-mapping.graphql.js';
import { ImportRun, StopImportResult } from './import-run.graphql.js';
import { runAnswer } from './import-run.loaders.js';

/** What is requested of a run while it is under way. */
@Resolver(() => ImportRun)
export class ImportUnderWayResolver {
  constructor(private readonly stop: StopImport) {}

  @Mutation(() => StopImportResult, {
    description:
      'What waits does not begin; what is under way stops behind the last rows that are written, and can go on',
  })
  stopImport(@Args('input') input: StopImportInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, runAnswer, input, (tx, actor, wanted) =>
      this.stop.stopImport(tx, actor, wanted),
    );
  }

  @ResolveField(() => Boolean, { description: 'It is under way, and was asked to stop' })
  isStopping({ state, stopRequested }: ImportRunRow): boolean {
    return state === 'RUNNING' && stopRequested;
  }
}
