import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { redemptionDecided, type OfRedemption } from '../rewards/index.js';
import { TellAdvocate } from './tell-advocate.js';

@Injectable()
@OnEvent(redemptionDecided, 'tell-advocate')
export class OnRedemptionDecided implements EventConsumer<OfRedemption> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellAdvocate,
  ) {}

  async handle({
    actor,
    eventId,
    occurredAt,
    payload,
  }: ConsumedEvent<OfRedemption>): Promise<void> {
    await this.database.write(actor, 'tellAdvocate', (tx) =>
      this.tell.tellAdvocate(tx, actor, {
        eventId,
        advocateId: payload.advocateId,
        subjectKind: 'REDEMPTION',
        subjectId: payload.redemptionId,
        at: occurredAt,
        points: 0,
      }),
    );
  }
}
