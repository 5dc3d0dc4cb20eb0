import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import type { ConsumedEvent, EventConsumer } from '../../platform/outbox/index.js';
import { NotifyAdvocate, type Decided } from './notify-advocate.js';

/** The content of a notice; the event itself gives its advocate, its moment and its write. */
export type NoticeContent = Omit<Decided, 'eventId' | 'advocateId' | 'at' | 'writeId'>;

/**
 * A consumer that notifies the advocate whom an event names. Its feature supplies the content:
 * `@Injectable() @OnEvent(referralMoved, 'notify-advocate') class … extends NotifiesAdvocate<…>`.
 * Nest injects what this class's constructor needs.
 */
@Injectable()
export abstract class NotifiesAdvocate<
  Payload extends { readonly advocateId: Id },
> implements EventConsumer<Payload> {
  constructor(
    private readonly database: Database,
    private readonly report: NotifyAdvocate,
  ) {}

  async handle(event: ConsumedEvent<Payload>): Promise<void> {
    const { actor, eventId, occurredAt: at, writeId, payload } = event;
    const { advocateId } = payload;
    await this.database.write(actor, 'notifyAdvocate', async (tx) => {
      const told = await this.noticeOf(payload, tx);
      if (told === null) return;
      await this.report.notifyAdvocate(tx, actor, {
        ...told,
        eventId,
        advocateId,
        at,
        writeId,
      });
    });
  }

  /** Null: there is nothing to notify after all. */
  protected abstract noticeOf(
    payload: Payload,
    tx: Tx,
  ): Promise<NoticeContent | null> | NoticeContent;
}
