import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId, type Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import type { Tx } from '../../platform/database/index.js';
import {
  connectionOf,
  Graph,
  GraphContext,
  LocaleEnum,
  PageSizeScalar,
  rightOf,
} from '../../platform/graphql/index.js';
import {
  partsOf,
  SUBJECT_LOCALE,
  SUBJECT_NAME,
  SubjectKindEnum,
  subjectName,
  subjectOf,
  type Subject,
} from '../subjects/index.js';
import { HistoryConnection, HistoryLine } from './history.graphql.js';
import { entryFor } from './timeline.loaders.js';
import { pageOfHistory, type Subjects, type TimelineLine } from './timeline.queries.js';

/** What happened to a company with all that is part of it: its people, referrals and deals. */
@Resolver(() => HistoryLine)
export class HistoryResolver {
  @Query(() => HistoryConnection, {
    description:
      'The lines of a subject and of all that is part of it, the latest first; without kinds that the reader may not open',
  })
  async history(
    @Args('of', { type: () => SubjectKindEnum }) of: string,
    @Args('id', { type: () => ID }) id: Id,
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const root = subjectOf(of);
    const subjects =
      root && isId(id) ? await subjectsIn(await graph.tx(), root, id, mayOpen(graph)) : [];
    const page = await pageOfHistory(await graph.tx(), subjects, { first, after: after ?? null });
    return connectionOf(page, keysOf, (line) => ({
      id: `${line.subjectId}.${String(line.seq)}`,
      subjectKind: line.subjectKind,
      subjectId: line.subjectId,
      entry: entryFor(graph, line),
    }));
  }

  @ResolveField(() => String, SUBJECT_NAME)
  subjectName(
    @Parent() line: HistoryLine,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): Promise<string | null> {
    return subjectName(graph, line, locale ?? null);
  }
}

const keysOf = ({ occurredAt, seq }: TimelineLine) => [occurredAt.toISOString(), seq];

type MayOpen = (subject: Subject) => boolean;

/** By the access of the subject's own page, for all of the programme. */
function mayOpen({ actor }: GraphContext): MayOpen {
  return ({ names }) => names === null || rightOf(actor.roles, names.seenBy)?.scope === 'program';
}

/** The subject, and level by level what is part of it. */
async function subjectsIn(tx: Tx, root: Subject, id: Id, may: MayOpen): Promise<Subjects[]> {
  if (!may(root)) return [];
  const found: Subjects[] = [{ kind: root.kind, ids: [id] }];
  for (const { kind, ids } of found) {
    for (const part of partsOf(kind).filter(may)) {
      const below = (await part.partOf?.find(tx, ids)) ?? [];
      if (below.length > 0) found.push({ kind: part.kind, ids: below });
    }
  }
  return found;
}
