import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { personOfMember } from '../../platform/auth/index.js';
import {
  type AnswerOf,
  type Contexts,
  Graph,
  type GraphContext,
  mutateOnce,
  type NoArgs,
  Person,
} from '../../platform/graphql/index.js';
import { ChangeProgramSettings } from './change-program-settings.js';
import {
  ChangeProgramSettingsInput,
  ChangeProgramSettingsResult,
  Program,
} from './program.graphql.js';
import { readProgram, type ProgramRow } from './program.queries.js';

@Resolver(() => Program)
export class ProgramResolver {
  constructor(private readonly verb: ChangeProgramSettings) {}

  @Query(() => Program, { description: 'The programme of the header x-goodturn-program' })
  async program(@Graph() graph: GraphContext): Promise<ProgramRow> {
    return readProgram(await graph.tx());
  }

  @Mutation(() => ChangeProgramSettingsResult)
  changeProgramSettings(
    @Args('input', { type: () => ChangeProgramSettingsInput }) input: ChangeProgramSettingsInput,
    @Graph() graph: GraphContext,
  ) {
    return mutateOnce(graph, programAnswer, input, (tx, actor, settings) =>
      this.verb.changeProgramSettings(tx, actor, settings),
    );
  }

  @ResolveField(() => Person, { nullable: true, description: 'Whom the advocates can talk to' })
  contact(
    { contactMemberId }: ProgramRow,
    _: NoArgs,
    { graph }: Contexts,
  ): Promise<Person | null> | null {
    return contactMemberId === null ? null : graph.load(personOfMember, contactMemberId);
  }
}

const programAnswer: AnswerOf<Id, ProgramRow> = {
  type: 'Program',
  noun: 'programme',
  read: async (graph) => readProgram(await graph.tx()),
};
