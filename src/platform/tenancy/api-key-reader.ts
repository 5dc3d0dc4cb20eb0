import type { Actor, Role } from '../../kernel/actor.js';
import { dayOf } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Database } from '../database/index.js';
import { matchesApiKeyHash, readApiKeySecret } from './api-key-secret.js';

interface Row {
  readonly secret_hash: Buffer;
  readonly roles: Role[];
  readonly last_used_on: string | null;
  readonly time_zone: string;
  readonly slug: string;
}

/** Identifies the API key of a request, and notes the day of its last use. */
export class ApiKeyReader {
  constructor(private readonly database: Database) {}

  /**
   * The actor of an `Authorization: Bearer gtk_…` header. Null for a key that is unknown, revoked
   * or of another programme than `programSlug`, all alike.
   */
  async read(
    authorization: string,
    programSlug: string | null,
    requestId: string,
  ): Promise<Actor | null> {
    const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
    const claim = readApiKeySecret(secret);
    if (claim === null) return null;
    const found = await this.database.read({ programId: claim.programId }, async (tx) => {
      const [row] = await tx.query<Row[]>(
        `SELECT k.secret_hash, k.roles, k.last_used_on, p.time_zone, p.slug
         FROM api_key k JOIN program p ON p.id = k.program_id
         WHERE k.id = $1 AND k.revoked_at IS NULL AND NOT p.deleting`,
        [claim.keyId],
      );
      return row && { ...row, today: dayOf(tx.now, row.time_zone) };
    });
    if (!found || !matchesApiKeyHash(secret, found.secret_hash)) return null;
    if (programSlug !== null && programSlug !== found.slug) return null;
    const actor = actorOf(claim.programId, claim.keyId, found.roles, requestId);
    if (found.last_used_on !== found.today) await this.note(actor, claim.keyId, found.today);
    return actor;
  }

  /** One write a day, whatever the number of requests. */
  private async note(actor: Actor, keyId: Id, today: string): Promise<void> {
    await this.database.write(actor, 'noteApiKeyUse', async (tx) => {
      await tx.query('UPDATE api_key SET last_used_on = $2 WHERE id = $1', [keyId, today]);
    });
  }
}

function actorOf(programId: Id, id: Id, roles: readonly Role[], requestId: string): Actor {
  return {
    kind: 'API_KEY',
    programId,
    id,
    memberId: null,
    advocateId: null,
    roles,
    role: null,
    onBehalfOf: null,
    requestId,
  };
}
