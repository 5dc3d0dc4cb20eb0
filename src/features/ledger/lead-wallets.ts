import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface WalletsToLead {
  /** whose wallets are emptied, and are so until they are parted */
  readonly ownerId: Id;
  /** who has the points of both from now on */
  readonly leadsTo: Id;
}

/**
 * Two owners are one (R-U6). What the first has goes to the second, lot by lot with its expiry; what
 * is posted later for the first one's history is posted in its wallets, which are filled for it, and
 * passes on. So no transfer is changed (R-P2), an award and its reversal stand in one wallet, and both
 * can be parted: what came from the first and is still there goes back into its lots.
 */
@Injectable()
export class LeadWallets {
  async leadWallets(tx: Tx, _actor: Actor, { ownerId, leadsTo }: WalletsToLead): Promise<void> {
    await tx.query('SELECT lead_wallet($1, $2, $3)', [tx.now, ownerId, leadsTo]);
  }

  async partWallets(tx: Tx, _actor: Actor, { ownerId, leadsTo }: WalletsToLead): Promise<void> {
    await tx.query('SELECT part_wallet($1, $2, $3)', [tx.now, ownerId, leadsTo]);
  }
}
