import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { Id } from '../../../kernel/ids.js';
import { mailboxOf } from '../../../kernel/mailbox.js';
import { SECRETS, type Secrets } from '../../../platform/config/index.js';

/**
 * The keyed hash by which a person is recognised (R-W6), also after their data were erased (R-A5):
 * of their mailbox, however its address is written. It differs from programme to programme.
 */
@Injectable()
export class RefereeKey {
  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {}

  of(programId: Id, email: string): Buffer {
    return createHmac('sha256', this.secrets.hash)
      .update(`referee ${programId} ${mailboxOf(email)}`)
      .digest();
  }
}
