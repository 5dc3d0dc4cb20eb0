import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import {
  checkItem,
  type PostingErrorCode,
  type PostingItem,
  type PostingResult,
} from './ledger.rules.js';

const CHUNK = 500;

/**
 * Posts items in their order, one or thousands, and returns one result for each.
 *
 * A refused item leaves nothing behind and does not stop the others: a caller that needs all or
 * nothing throws on a refusal (`postedOrThrow`), and the transaction rolls back; a caller that
 * posts in bulk reads the results. Items of one owner see each other; a key used twice in one call
 * is one attempt. Throws RangeError for points that an operation cannot take.
 */
@Injectable()
export class PostTransfers {
  async postTransfers(
    tx: Tx,
    _actor: Actor,
    items: readonly PostingItem[],
  ): Promise<readonly PostingResult[]> {
    items.forEach(checkItem);
    const results = new Array<PostingResult>(items.length);
    // Whole calls lock in the order of the owners; so must the calls of one long list.
    const order = [...items.keys()].sort((a, b) => compareOwners(items, a, b));
    for (let from = 0; from < order.length; from += CHUNK) {
      const places = order.slice(from, from + CHUNK);
      const rows = await tx.query<ResultRow[]>('SELECT * FROM post_transfers($1, $2)', [
        tx.now,
        JSON.stringify(places.map((place) => argumentOf(itemAt(items, place)))),
      ]);
      for (const row of rows) {
        const place = places[row.item - 1] ?? 0;
        results[place] = resultOf(itemAt(items, place), row);
      }
    }
    return results;
  }
}

function itemAt(items: readonly PostingItem[], place: number): PostingItem {
  const item = items[place];
  if (item === undefined) throw new RangeError(`No item ${place}`);
  return item;
}

function compareOwners(items: readonly PostingItem[], a: number, b: number): number {
  const first = itemAt(items, a).ownerId;
  const second = itemAt(items, b).ownerId;
  if (first === second) return a - b;
  return first < second ? -1 : 1;
}

interface ResultRow {
  readonly item: number;
  readonly posting_id: Id | null;
  readonly replayed: boolean;
  readonly points: number;
  readonly owed: number;
  readonly written_off: number;
  readonly balance_after: number;
  readonly error: PostingErrorCode | null;
  readonly available: number | null;
  readonly needed: number | null;
}

function argumentOf(item: PostingItem): Record<string, unknown> {
  return {
    id: newId(),
    key: item.key,
    op: item.op,
    owner: item.ownerId,
    rule: item.rule,
    occurred_at: item.occurredAt,
    points: 'points' in item ? item.points : undefined,
    subject_kind: 'subject' in item ? item.subject.kind : undefined,
    subject_id: 'subject' in item ? item.subject.id : undefined,
    origin_key: 'originKey' in item ? item.originKey : undefined,
    policy: 'policy' in item ? item.policy : undefined,
    expires_at: 'expiresAt' in item ? item.expiresAt : undefined,
  };
}

function resultOf(item: PostingItem, row: ResultRow): PostingResult {
  if (row.error !== null || row.posting_id === null) {
    return {
      ok: false,
      key: item.key,
      error: row.error ?? 'KEY_REUSED',
      available: row.available ?? 0,
      needed: row.needed ?? 0,
    };
  }
  return {
    ok: true,
    key: item.key,
    postingId: row.posting_id,
    replayed: row.replayed,
    points: row.points,
    owed: row.owed,
    writtenOff: row.written_off,
    balanceAfter: row.balance_after,
  };
}
