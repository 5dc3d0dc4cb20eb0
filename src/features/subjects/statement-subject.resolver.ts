import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../../kernel/locale.js';
import { Graph, GraphContext, LocaleEnum } from '../../platform/graphql/index.js';
import { StatementLine } from '../advocates/index.js';
import { SUBJECT_LOCALE, SUBJECT_NAME } from './subject-name.graphql.js';
import { subjectName } from './subject-name.loaders.js';

/** What the features above the ledger add to a line of points: what it is called. */
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
