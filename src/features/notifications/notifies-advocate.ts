import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import type { ConsumedEvent, EventConsumer } from '../../platform/outbox/index.js';
import { NotifyAdvocate, type Decided } from './notify-advocate.js';

/** What an event told, but for whom and when: the event says that. */
export type NoticeContent = Omit<Decided, 'eventId' | 'advocateId' | 'at'>;

/**
 * A consumer that tells the advocate whom an event names. Its feature says of what:
 * `@Injectable() @OnEvent(referralMoved, 'notify-advocate') class … extends NotifiesAdvocate<…>`. Nest
 * finds what it needs by this one's constructor.
 */
@Injectable()
export abstract class NotifiesAdvocate<
  Payload extends { readonly advocateId: Id },
> implements EventConsumer<Payload> {
  constructor(
    private readonly database: Database,
    private readonly report: NotifyAdvocate,
  ) {}

  async handle({ actor, eventId, occurredAt, payload }: ConsumedEvent<Payload>): Promise<void> {
    const { advocateId } = payload;
    await this.database.write(actor, 'notifyAdvocate', async (tx) => {
      const told = await this.noticeOf(payload, tx);
      if (told === null) return;
      await this.report.notifyAdvocate(tx, actor, { ...told, eventId, advocateId, at: occurredAt });
    });
  }

  /** Null: it is not told after all. */
  protected abstract noticeOf(
    payload: Payload,
    tx: Tx,
  ): Promise<NoticeContent | null> | NoticeContent;
}
