import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  type AnswerOf,
  Graph,
  GraphContext,
  mutate,
  Repeatable,
} from '../../platform/graphql/index.js';
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
  @Repeatable('what is gone stays gone')
  deleteSampleProgram(
    @Args('input', { type: () => DeleteSampleProgramInput }) input: DeleteSampleProgramInput,
    @Graph() graph: GraphContext,
  ) {
    const { programId } = graph.actor;
    const answers: AnswerOf<{ readonly slug: string }, object> = {
      type: 'DeletedProgram',
      noun: 'programme',
      read: async (_graph, { slug }) => {
        await this.forgetProgram.forgetProgram(programId, slug);
        return { slug };
      },
    };
    return mutate(graph, answers, input, (tx, actor, wanted) =>
      this.deleteProgram.deleteSampleProgram(tx, actor, wanted),
    );
  }
}
