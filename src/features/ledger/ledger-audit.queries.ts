import type { Id } from '../../kernel/ids.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import type { Counter, WalletKind } from './ledger.rules.js';

export interface AccountTotal {
  readonly account: WalletKind | Counter;
  readonly points: Points;
}

/**
 * The balance of each account of the programme; together zero (R-P1). The wallets' part is read
 * from their balances and the system's from the transfers, so the sum proves that they agree.
 */
export async function programTotals(tx: Tx): Promise<AccountTotal[]> {
  return tx.query<AccountTotal[]>(
    `SELECT kind AS account, sum(balance)::bigint AS points FROM wallet
      WHERE program_id = $1 GROUP BY kind
     UNION ALL
     SELECT counter, (-sum(points))::bigint FROM transfer WHERE program_id = $1 GROUP BY counter
     ORDER BY account`,
    [tx.programId],
  );
}

export interface LedgerBreak {
  readonly walletId: Id;
  readonly what: 'CHAIN' | 'BALANCE' | 'LOTS' | 'LOT_USE' | 'LIFETIME';
}

/**
 * Wallets whose stored figures differ from their transfers: a gap in the chain, a balance that is
 * not their sum, open lots that do not make up the balance, lots that their use does not explain,
 * points earned that are not those of the awards. Reads the whole programme; empty when all is well.
 */
export async function findLedgerBreaks(tx: Tx): Promise<LedgerBreak[]> {
  return tx.query<LedgerBreak[]>(
    `WITH chain AS (
       SELECT t.wallet_id, count(*) AS transfers, max(t.version) AS last, sum(t.points) AS points,
              bool_and(t.balance_after = t.running) AS adds_up
         FROM (SELECT wallet_id, version, points, balance_after,
                      sum(points) OVER (PARTITION BY wallet_id ORDER BY version) AS running
                 FROM transfer WHERE program_id = $1) t
        GROUP BY t.wallet_id
     ), lots AS (
       SELECT l.wallet_id, sum(l.remaining) AS remaining,
              bool_and(l.remaining = l.points - coalesce(u.points, 0)) AS explained
         FROM lot l
         LEFT JOIN (SELECT wallet_id, lot_version, sum(points) AS points FROM lot_use
                     WHERE program_id = $1 GROUP BY wallet_id, lot_version) u
           ON u.wallet_id = l.wallet_id AND u.lot_version = l.version
        WHERE l.program_id = $1
        GROUP BY l.wallet_id
     ), earned AS (
       SELECT t.wallet_id, sum(t.points - coalesce(r.reversed, 0)) AS points
         FROM transfer t
         LEFT JOIN reversal r
           ON r.program_id = $1 AND r.wallet_id = t.wallet_id AND r.version = t.version
        WHERE t.program_id = $1 AND t.kind IN ('EARN', 'RELEASE') AND t.points > 0
        GROUP BY t.wallet_id
     )
     SELECT w.id AS "walletId", b.what
       FROM wallet w
       LEFT JOIN chain c ON c.wallet_id = w.id
       LEFT JOIN lots l ON l.wallet_id = w.id
       LEFT JOIN earned e ON e.wallet_id = w.id
       CROSS JOIN LATERAL (VALUES
         ('CHAIN', w.version = coalesce(c.last, 0) AND w.version = coalesce(c.transfers, 0)
                   AND coalesce(c.adds_up, true)),
         ('BALANCE', w.balance = coalesce(c.points, 0)),
         ('LOTS', w.kind <> 'available' OR w.balance = coalesce(l.remaining, 0)),
         ('LOT_USE', coalesce(l.explained, true)),
         ('LIFETIME', w.kind <> 'available' OR w.lifetime = coalesce(e.points, 0))
       ) b (what, holds)
      WHERE w.program_id = $1 AND NOT b.holds
      ORDER BY 1, 2`,
    [tx.programId],
  );
}
