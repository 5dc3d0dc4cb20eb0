import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  type AnswerOf,
  Graph,
  GraphContext,
  mutate,
  Repeatable,
} from '../../platform/graphql/index.js';
import { ProgramDirectory } from '../../platform/tenancy/index.js';
import { DeleteSampleProgram } from './delete-sample-program.js';
import {
  DeleteSampleProgramInput,
  DeleteSampleProgramResult,
} from './delete-sample-program.graphql.js';

@Resolver()
export class DeleteSampleProgramResolver {
  constructor(
    private readonly deleteProgram: DeleteSampleProgram,
    private readonly directory: ProgramDirectory,
  ) {}

  @Mutation(() => DeleteSampleProgramResult)
  @Repeatable('what is gone stays gone')
  deleteSampleProgram(
    @Args('input', { type: () => DeleteSampleProgramInput }) input: DeleteSampleProgramInput,
    @Graph() graph: GraphContext,
  ) {
    const answers: AnswerOf<{ readonly slug: string }, object> = {
      type: 'DeletedProgram',
      noun: 'programme',
      read: (_graph, { slug }) => {
        this.directory.forget(slug);
        return Promise.resolve({ slug });
      },
    };
    return mutate(graph, answers, input, (tx, actor, wanted) =>
      this.deleteProgram.deleteSampleProgram(tx, actor, wanted),
    );
  }
}
