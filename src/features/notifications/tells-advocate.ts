import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database, type Tx } from '../../platform/database/index.js';
import type { ConsumedEvent, EventConsumer } from '../../platform/outbox/index.js';
import { TellAdvocate, type Decided } from './tell-advocate.js';

/** What an event told, but for whom and when: the event says that. */
export type ToldOfEvent = Omit<Decided, 'eventId' | 'advocateId' | 'at'>;

/**
 * A consumer that tells the advocate whom an event names. Its feature says of what:
 * `@Injectable() @OnEvent(referralMoved, 'tell-advocate') class … extends TellsAdvocate<…>`. Nest
 * finds what it needs by this one's constructor.
 */
@Injectable()
export abstract class TellsAdvocate<
  Payload extends { readonly advocateId: Id },
> implements EventConsumer<Payload> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellAdvocate,
  ) {}

  async handle({ actor, eventId, occurredAt, payload }: ConsumedEvent<Payload>): Promise<void> {
    const { advocateId } = payload;
    await this.database.write(actor, 'tellAdvocate', async (tx) => {
      const told = await this.toldBy(payload, tx);
      if (told === null) return;
      await this.tell.tellAdvocate(tx, actor, { ...told, eventId, advocateId, at: occurredAt });
    });
  }

  /** Null: it is not told after all. */
  protected abstract toldBy(payload: Payload, tx: Tx): Promise<ToldOfEvent | null> | ToldOfEvent;
}
