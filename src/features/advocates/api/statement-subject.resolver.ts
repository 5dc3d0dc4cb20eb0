import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../../../kernel/locale.js';
import { Graph, GraphContext, LocaleEnum } from '../../../platform/graphql/index.js';
import { SUBJECT_LOCALE, SUBJECT_NAME, subjectName } from '../../subjects/index.js';
import { StatementLine } from './statement.graphql.js';

/** What a line of points is about is called by the feature whose subject it is. */
@Resolver(() => StatementLine)
export class StatementSubjectResolver {
  @ResolveField(() => String, SUBJECT_NAME)
  subjectName(
    @Parent() line: StatementLine,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): Promise<string | null> {
    return subjectName(graph, line, locale ?? null);
  }
}
