import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { findApiKey, type ApiKeyRow } from '../members/index.js';

/** Ends a key for good, from the next request on; one that is revoked stays so. Throws NotFound. */
@Injectable()
export class RevokeApiKey {
  async revokeApiKey(tx: Tx, _actor: Actor, { id }: { id: Id }): Promise<ApiKeyRow> {
    if (!isId(id)) throw new NotFound('key');
    await tx.query(
      `UPDATE api_key SET revoked_at = $3
       WHERE program_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tx.programId, id, tx.now],
    );
    const apiKey = await findApiKey(tx, id);
    if (!apiKey) throw new NotFound('key');
    return apiKey;
  }
}
