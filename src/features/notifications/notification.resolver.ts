import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import { NotAllowed } from '../../platform/errors/index.js';
import {
  type AnswerOf,
  connectionOf,
  type Contexts,
  defineLoader,
  Graph,
  GraphContext,
  mutate,
  type NoArgs,
  PageSizeScalar,
  Repeatable,
} from '../../platform/graphql/index.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import {
  MailPreference,
  MarkNotificationsReadInput,
  MarkNotificationsReadResult,
  NotificationConnection,
  SetMailPreferenceInput,
  SetMailPreferenceResult,
} from './notification.graphql.js';
import {
  countUnread,
  listNotifications,
  mailPreferences,
  notificationKeys,
} from './notification.queries.js';
import { SetMailPreference } from './set-mail-preference.js';

@Resolver(() => NotificationConnection)
export class NotificationResolver {
  constructor(
    private readonly markRead: MarkNotificationsRead,
    private readonly setPreference: SetMailPreference,
  ) {}

  /** Empty for a reader who is no advocate; the portal queries it on every page, for every role. */
  @Query(() => NotificationConnection)
  async notifications(
    @Args('first', { type: () => PageSizeScalar, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Graph() graph: GraphContext,
  ) {
    const { advocateId } = graph.actor;
    const page = { first, after: after ?? null };
    const rows =
      advocateId === null
        ? { rows: [], hasNext: false }
        : await listNotifications(await graph.tx(), advocateId, page);
    return connectionOf(rows, notificationKeys, (notification) => notification);
  }

  @ResolveField()
  unread(_parent: unknown, _args: NoArgs, { graph }: Contexts): Promise<number> {
    return unreadOf(graph);
  }

  @Query(() => [MailPreference])
  async mailPreferences(@Graph() graph: GraphContext): Promise<MailPreference[]> {
    const { advocateId } = graph.actor;
    return advocateId === null ? [] : mailPreferences(await graph.tx(), advocateId);
  }

  @Mutation(() => MarkNotificationsReadResult)
  @Repeatable('what was read is read')
  markNotificationsRead(
    @Args('input') input: MarkNotificationsReadInput,
    @Graph() graph: GraphContext,
  ) {
    return mutate(graph, markedAnswer, input, (tx, actor, shown) =>
      this.markRead.markNotificationsRead(tx, actor, shown),
    );
  }

  @Mutation(() => SetMailPreferenceResult)
  @Repeatable('names the preference as it shall be')
  setMailPreference(@Args('input') input: SetMailPreferenceInput, @Graph() graph: GraphContext) {
    const advocateId = ownAdvocate(graph);
    return mutate(graph, preferenceAnswer, input, async (tx, actor, { kind, wanted }) => {
      await this.setPreference.setMailPreference(tx, actor, { advocateId, kinds: [kind], wanted });
      return { kind, wanted };
    });
  }
}

const markedAnswer: AnswerOf<unknown, { unread: number }> = {
  type: 'MarkedRead',
  noun: 'notification',
  read: async (graph) => ({ unread: await unreadOf(graph) }),
};

const preferenceAnswer: AnswerOf<MailPreference, MailPreference> = {
  type: 'MailPreference',
  noun: 'preference',
  read: (_graph, preference) => preference,
};

const unreadByAdvocate = defineLoader(async (tx, ids) => {
  const counts = await Promise.all(ids.map((id) => countUnread(tx, id)));
  return new Map(ids.map((id, at) => [id, counts[at] ?? 0]));
});

async function unreadOf(graph: GraphContext): Promise<number> {
  const { advocateId } = graph.actor;
  return advocateId === null ? 0 : ((await graph.load(unreadByAdvocate, advocateId)) ?? 0);
}

/** Throws NotAllowed for a reader with the role but no profile. */
function ownAdvocate(graph: GraphContext): Id {
  const { advocateId } = graph.actor;
  if (advocateId === null) throw new NotAllowed('setMailPreference');
  return advocateId;
}
