import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { SECRETS, type Secrets } from '../../../platform/config/index.js';
import type { ImportKind } from '../read/index.js';

/**
 * The keyed hash by which the next file finds what was told of an id (R-D4). It may be of a person's
 * address, and outlives them (R-A5); it differs from programme to programme.
 */
@Injectable()
export class PlaceKeys {
  constructor(@Inject(SECRETS) private readonly secrets: Pick<Secrets, 'hash'>) {}

  /** `key`: what a row is known by in its file. */
  of(programId: Id, kind: ImportKind, key: string): Buffer {
    return createHmac('sha256', this.secrets.hash)
      .update(`import ${programId} ${kind} ${key}`)
      .digest()
      .subarray(0, 16);
  }
}
