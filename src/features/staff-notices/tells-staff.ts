import { Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database, memberOfWrite } from '../../platform/database/index.js';
import type { ConsumedEvent, EventConsumer } from '../../platform/outbox/index.js';
import { TellStaff } from './tell-staff.js';

/** Something about which staff may have to be told, or not any more. */
export interface AboutSubject {
  readonly kind: string;
  readonly subjectId: Id;
}

/**
 * A consumer that looks whether staff have to be told of what an event names. Its feature says what:
 * `@Injectable() @OnEvent(referralSubmitted, 'tell-staff') class … extends TellsStaff<…>`. Nest
 * injects what this class's constructor needs.
 */
@Injectable()
export abstract class TellsStaff<Payload> implements EventConsumer<Payload> {
  constructor(
    private readonly database: Database,
    private readonly tell: TellStaff,
  ) {}

  async handle({ actor, programId, writeId, payload }: ConsumedEvent<Payload>): Promise<void> {
    await this.database.write(actor, 'tellStaff', async (tx) => {
      const byMemberId = writeId === null ? null : await memberOfWrite(tx, writeId);
      for (const about of this.about(payload, programId)) {
        await this.tell.tellStaff(tx, actor, { ...about, byMemberId });
      }
    });
  }

  protected abstract about(payload: Payload, programId: Id): readonly AboutSubject[];
}
