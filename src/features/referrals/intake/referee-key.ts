import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { normaliseEmail } from '../../../kernel/email.js';
import type { Id } from '../../../kernel/ids.js';
import { SECRETS, type Secrets } from '../../../platform/config/index.js';

/**
 * The keyed hash by which a person is recognised (R-W6), also after their data were erased (R-A5).
 * It differs from programme to programme.
 */
@Injectable()
export class RefereeKey {
  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {}

  of(programId: Id, email: string): Buffer {
    return createHmac('sha256', this.secrets.hash)
      .update(`referee ${programId} ${normaliseEmail(email)}`)
      .digest();
  }
}
