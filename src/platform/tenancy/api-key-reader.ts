import type { Actor, Role } from '../../kernel/actor.js';
import { dayOf } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { Database } from '../database/index.js';
import { matchesApiKeyHash, readApiKeySecret, type ApiKeyClaim } from './api-key-secret.js';

interface Row {
  readonly secret_hash: Buffer;
  readonly roles: Role[];
  readonly owner_roles: Role[];
  readonly member_id: Id;
  readonly advocate_id: Id | null;
  readonly last_used_on: string | null;
  readonly time_zone: string;
  readonly slug: string;
}

/** Identifies the API key of a request, and notes the day of its last use. */
export class ApiKeyReader {
  constructor(private readonly database: Database) {}

  /**
   * The actor of an `Authorization: Bearer gtk_…` header. Null for a key that is unknown, revoked,
   * of somebody who has left or of another programme than `programSlug`, all alike. A key acts for
   * the person who made it (R-C5), with no right that they do not have themselves any more.
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
        `SELECT k.secret_hash, k.roles, k.last_used_on, p.time_zone, p.slug,
           o.roles AS owner_roles, o.member_id, a.advocate_id
         FROM api_key k
           JOIN program p ON p.id = k.program_id
           JOIN membership o ON o.program_id = k.program_id AND o.id = k.created_by
           LEFT JOIN advocate_member a ON a.program_id = o.program_id AND a.member_id = o.member_id
         WHERE k.id = $1 AND k.revoked_at IS NULL AND o.status = 'ACTIVE' AND NOT p.deleting`,
        [claim.keyId],
      );
      return row && { ...row, today: dayOf(tx.now, row.time_zone) };
    });
    if (!found || !matchesApiKeyHash(secret, found.secret_hash)) return null;
    if (programSlug !== null && programSlug !== found.slug) return null;
    const actor = actorOf(claim, found, requestId);
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

function actorOf({ programId, keyId }: ApiKeyClaim, row: Row, requestId: string): Actor {
  return {
    kind: 'API_KEY',
    programId,
    id: keyId,
    memberId: row.member_id,
    advocateId: row.advocate_id,
    roles: rolesLeft(row),
    role: null,
    onBehalfOf: null,
    requestId,
  };
}

/** Who manages the programme may give every role; of anybody else's key, what they may themselves. */
function rolesLeft({ roles, owner_roles: own }: Row): Role[] {
  return own.includes('admin') ? roles : roles.filter((role) => own.includes(role));
}
