import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../../kernel/locale.js';
import { Graph, GraphContext, LocaleEnum } from '../../platform/graphql/index.js';
import { nameIn, readersLanguage, SUBJECT_LOCALE } from '../subjects/index.js';
import type { WaitingThing as Thing } from './waiting-registry.js';
import { WaitingThing } from './waiting.graphql.js';

@Resolver(() => WaitingThing)
export class WaitingThingResolver {
  @ResolveField(() => String, { nullable: true })
  name(
    @Parent() thing: Thing,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): string | null {
    return nameIn(thing, locale ?? readersLanguage(graph));
  }
}
