import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isLocale } from '../../../kernel/locale.js';
import { SignIn } from '../../../platform/auth/index.js';
import { Database } from '../../../platform/database/index.js';
import {
  answer,
  Graph,
  type GraphContext,
  Repeatable,
  type SignedInMember,
} from '../../../platform/graphql/index.js';
import { ChangeLanguage, listOwnPrograms, memberActor } from '../members/index.js';
import { SetLanguageInput, SetLanguageResult, Viewer, ViewerProgram } from './identity.graphql.js';

/** Who is signed in, outside of every programme. */
@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly database: Database,
    private readonly signIn: SignIn,
    private readonly changeLanguage: ChangeLanguage,
  ) {}

  @Query(() => Viewer, { nullable: true, description: 'Null when nobody is signed in' })
  viewer(@Graph() graph: GraphContext): Viewer | null {
    const { member } = graph.identity;
    return member === null ? null : viewerOf(member);
  }

  @ResolveField(() => [ViewerProgram])
  async programs({ memberId }: Viewer): Promise<ViewerProgram[]> {
    const programs = await this.database.readOwn(memberId, listOwnPrograms);
    return programs.map(({ programId, roles, advocateId, ...program }) => ({
      program: { ...program, id: programId },
      roles,
      advocateId,
    }));
  }

  @Mutation(() => SetLanguageResult)
  @Repeatable('names the language as it shall be')
  setLanguage(
    @Args('input', { type: () => SetLanguageInput }) { locale }: SetLanguageInput,
    @Graph() graph: GraphContext,
  ) {
    return answer('Viewer', async () => {
      const { member, requestId } = graph;
      await this.signIn.setLanguage(member.id, locale);
      for (const program of await this.database.readOwn(member.id, listOwnPrograms)) {
        const actor = memberActor(program, member.id, requestId);
        await this.database.write(actor, 'setLanguage', (tx) =>
          this.changeLanguage.changeLanguage(tx, actor, program),
        );
      }
      return viewerOf({ ...member, language: locale });
    });
  }
}

function viewerOf({ id, name, email, language }: SignedInMember): Viewer {
  const locale = language !== null && isLocale(language) ? language : 'en';
  return { memberId: id, name, email, locale };
}
