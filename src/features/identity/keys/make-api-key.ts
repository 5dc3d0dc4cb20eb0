import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor, Role } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { line } from '../../../kernel/texts.js';
import { hashApiKeySecret, makeApiKeySecret } from '../../../platform/tenancy/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAllowed } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { BeyondKey, findApiKey, type ApiKeyRow, ApiKeyRoles } from '../members/index.js';

const NAME = 'A name of 1 to 100 characters that says what the key is for.';

const Input = z.object({
  name: line(100, NAME),
  roles: ApiKeyRoles,
});

export interface MakeApiKeyInput {
  readonly name: string;
  /** without `advocate` */
  readonly roles: readonly Role[];
}

/** `secret` is returned this once: only its hash is kept. */
export interface MadeApiKey {
  readonly apiKey: ApiKeyRow;
  readonly secret: string;
}

/**
 * Makes a key with which a program acts in these roles, for the person who makes it. Throws
 * InvalidInput, BeyondKey.
 */
@Injectable()
export class MakeApiKey {
  async makeApiKey(tx: Tx, actor: Actor, input: MakeApiKeyInput): Promise<MadeApiKey> {
    if (actor.kind !== 'MEMBER') throw BeyondKey.makesKeys();
    const { name, roles } = parseInput(Input, input);
    await lockOwner(tx, actor);
    const id = newId();
    const { secret, hint } = makeApiKeySecret({ programId: tx.programId, keyId: id });
    await tx.query(
      `INSERT INTO api_key (program_id, id, name, secret_hash, hint, roles, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.programId, id, name, hashApiKeySecret(secret), hint, roles, actor.id, tx.now],
    );
    const apiKey = await findApiKey(tx, id);
    if (!apiKey) throw new Error('A key that was made is not there.');
    return { apiKey, secret };
  }
}

/** Whoever is removed at this moment has their keys ended, or makes none (`RemoveMember`). */
async function lockOwner(tx: Tx, { id }: Actor): Promise<void> {
  const owner = await tx.query<unknown[]>(
    `SELECT 1 FROM membership WHERE program_id = $1 AND id = $2 AND status = 'ACTIVE' FOR SHARE`,
    [tx.programId, id],
  );
  if (owner.length === 0) throw new NotAllowed('makeApiKey');
}
