import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { OnEvent, type ConsumedEvent, type EventConsumer } from '../../platform/outbox/index.js';
import { advocateJoined } from '../advocates/index.js';
import { EnsureLink } from './ensure-link.js';

/** Whoever joins finds their personal link waiting: no query makes one. */
@Injectable()
@OnEvent(advocateJoined, 'ensure-link')
export class OnAdvocateJoinedEnsureLink implements EventConsumer<{ advocateId: Id }> {
  constructor(
    private readonly database: Database,
    private readonly ensureLink: EnsureLink,
  ) {}

  async handle({ actor, payload }: ConsumedEvent<{ advocateId: Id }>): Promise<void> {
    await this.database.write(actor, 'ensureLink', (tx) =>
      this.ensureLink.ensureLink(tx, actor, payload.advocateId),
    );
  }
}
