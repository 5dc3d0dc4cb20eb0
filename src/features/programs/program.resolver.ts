import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { personOfMember } from '../../platform/auth/index.js';
import {
  answer,
  type Contexts,
  Graph,
  type GraphContext,
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
    return answer('Program', () =>
      graph.write('changeProgramSettings', (tx, actor) =>
        this.verb.changeProgramSettings(tx, actor, input),
      ),
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
