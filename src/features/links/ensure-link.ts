import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { findLinksByAdvocates, type LinkRow } from './link.queries.js';

/** Without the letters and digits that people confuse. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/**
 * The advocate's personal link, made where there is none yet. Codes are unique in the installation:
 * where one is taken, another is drawn.
 */
@Injectable()
export class EnsureLink {
  async ensureLink(tx: Tx, _actor: Actor, advocateId: Id): Promise<LinkRow> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const found = (await findLinksByAdvocates(tx, [advocateId])).get(advocateId);
      if (found) return found;
      await tx.query(
        `INSERT INTO link (program_id, id, advocate_id, code, created_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [tx.programId, newId(), advocateId, drawCode(), tx.now],
      );
    }
    throw new Error('No free code was found for a link.');
  }
}

function drawCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
