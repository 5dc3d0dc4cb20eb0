import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { answer, Graph, GraphContext } from '../../platform/graphql/index.js';
import { DeleteSampleProgram } from './delete-sample-program.js';
import {
  DeleteSampleProgramInput,
  DeleteSampleProgramResult,
} from './delete-sample-program.graphql.js';
import { ForgetProgram } from './forget-program.js';

@Resolver()
export class DeleteSampleProgramResolver {
  constructor(
    private readonly deleteProgram: DeleteSampleProgram,
    private readonly forgetProgram: ForgetProgram,
  ) {}

  @Mutation(() => DeleteSampleProgramResult)
  deleteSampleProgram(
    @Args('input', { type: () => DeleteSampleProgramInput }) input: DeleteSampleProgramInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('DeletedProgram', async () => {
      const { programId } = graph.actor;
      const { slug } = await graph.write('deleteSampleProgram', (tx, actor) =>
        this.deleteProgram.deleteSampleProgram(tx, actor, input),
      );
      await this.forgetProgram.forgetProgram(programId, slug);
      return { slug };
    });
  }
}
