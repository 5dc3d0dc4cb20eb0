import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from '../../kernel/locale.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  DateTimeScalar,
  Graph,
  GraphContext,
  LocaleEnum,
  mutate,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../platform/graphql/index.js';
import { nameIn, readersLanguage, SUBJECT_LOCALE } from '../subjects/index.js';
import { MarkStaffNoticesRead } from './mark-staff-notices-read.js';
import { staffNoticeOf } from './staff-notice-registry.js';
import {
  MarkStaffNoticesReadInput,
  MarkStaffNoticesReadResult,
  StaffNotice,
  StaffNoticeConnection,
} from './staff-notice.graphql.js';
import { waitingSubject } from './staff-notice.loaders.js';
import {
  countUnreadStaffNotices,
  listStaffNotices,
  staffNoticeKeys,
  type StaffNoticeRow,
  type StaffReader,
} from './standing-notices.js';

@Resolver(() => StaffNoticeConnection)
export class StaffNoticeResolver {
  constructor(private readonly markRead: MarkStaffNoticesRead) {}

  /** Empty for who is no staff; the portal queries it on every page, for every role. */
  @Query(() => StaffNoticeConnection, {
    description: 'What waits for the reader and was told them, the newest first',
  })
  async staffNotices(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const reader = readerOf(graph);
    const rows =
      reader === null
        ? { rows: [], hasNext: false }
        : await listStaffNotices(await graph.tx(), reader, { first, after: after ?? null });
    return connectionOf(rows, staffNoticeKeys, (row) => row);
  }

  @ResolveField()
  unread(_parent: unknown, _args: NoArgs, { graph }: Contexts): Promise<number> {
    return unreadOf(graph);
  }

  @Mutation(() => MarkStaffNoticesReadResult)
  @Repeatable('what was read is read')
  markStaffNoticesRead(
    @Args('input') input: MarkStaffNoticesReadInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, markedAnswer, input, (tx, actor, shown) =>
      this.markRead.markStaffNoticesRead(tx, actor, shown),
    );
  }
}

@Resolver(() => StaffNotice)
export class StaffNoticeSubjectResolver {
  @ResolveField(() => String)
  path({ kind, subjectId }: StaffNoticeRow): string {
    return staffNoticeOf(kind).path(subjectId);
  }

  @ResolveField(() => String, { nullable: true, description: 'What it speaks of, in words' })
  async subjectName(
    @Parent() notice: StaffNoticeRow,
    @Args('locale', { type: () => LocaleEnum, ...SUBJECT_LOCALE }) locale: Locale | null,
    @Graph() graph: GraphContext,
  ): Promise<string | null> {
    const subject = await waitingSubject(graph, notice);
    return subject && nameIn(subject, locale ?? readersLanguage(graph));
  }

  @ResolveField(() => String, { nullable: true, description: 'The advocate whose it is' })
  async advocateName(
    notice: StaffNoticeRow,
    _args: NoArgs,
    { graph }: Contexts,
  ): Promise<string | null> {
    return (await waitingSubject(graph, notice))?.person ?? null;
  }

  @ResolveField(() => Int, { description: 'How many wait; 1 where each has its own notice' })
  async count(notice: StaffNoticeRow, _args: NoArgs, { graph }: Contexts): Promise<number> {
    return (await waitingSubject(graph, notice))?.count ?? 1;
  }

  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'By when somebody has to act',
  })
  async dueAt(notice: StaffNoticeRow, _args: NoArgs, { graph }: Contexts): Promise<Date | null> {
    return (await waitingSubject(graph, notice))?.dueAt ?? null;
  }
}

const markedAnswer: AnswerOf<unknown, { unread: number }> = {
  type: 'StaffNoticesMarkedRead',
  noun: 'notice',
  read: async (graph) => ({ unread: await unreadOf(graph) }),
};

async function unreadOf(graph: GraphContext): Promise<number> {
  const reader = readerOf(graph);
  return reader === null ? 0 : countUnreadStaffNotices(await graph.tx(), reader);
}

/** Null for a key: nobody is told. */
function readerOf({ actor }: GraphContext): StaffReader | null {
  const { kind, id, roles } = actor;
  return kind === 'MEMBER' && id !== null ? { membershipId: id, roles } : null;
}
