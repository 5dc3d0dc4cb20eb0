import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { memberLanguageChanged } from './identity.events.js';

/** Notes in one of the member's programmes that they chose another language for themselves. */
@Injectable()
export class ChangeLanguage {
  constructor(private readonly outbox: Outbox) {}

  async changeLanguage(
    tx: Tx,
    _actor: Actor,
    { membershipId }: { membershipId: Id },
  ): Promise<void> {
    await this.outbox.append(tx, [memberLanguageChanged.of({ membershipId })]);
  }
}
