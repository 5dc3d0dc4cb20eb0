import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../../kernel/locale.js';
import { Graph, GraphContext, LocaleEnum } from '../../platform/graphql/index.js';
import { SUBJECT_LOCALE, SUBJECT_NAME, subjectName } from '../subjects/index.js';
import { Notification } from './notification.graphql.js';

@Resolver(() => Notification)
export class NotificationSubjectResolver {
  @ResolveField(() => String, SUBJECT_NAME)
  subjectName(
    @Parent() notice: Notification,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): Promise<string | null> {
    return subjectName(graph, notice, locale ?? null);
  }
}
