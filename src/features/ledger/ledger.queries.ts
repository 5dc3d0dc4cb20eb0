import type { Id } from '../../kernel/ids.js';
import { decodeCursor, encodeCursor, type PageRequest } from '../../kernel/page.js';
import type { Points } from '../../kernel/points.js';
import type { Tx } from '../../platform/database/index.js';
import { mergeStatement } from './statement.rules.js';
import type { StatementLine } from './statement.rules.js';
import { WALLET_KINDS, type WalletKind } from './ledger.rules.js';

export interface Balance {
  /** can be spent now; points past their expiry are gone, whether posted yet or not */
  readonly available: Points;
  readonly pending: Points;
  /** earned, less what was taken back; spending and expiry do not lower it (R-P6) */
  readonly lifetime: Points;
  /** zero or more */
  readonly owed: Points;
  /** the points that expire next, and the first instant at which they are gone */
  readonly nextExpiry: { readonly points: Points; readonly expiresAt: Date } | null;
}

interface WalletRow {
  readonly ownerId: Id;
  readonly kind: WalletKind;
  readonly balance: Points;
  readonly lifetime: Points;
  /** of `available`: points past their expiry whose expiry is not posted yet */
  readonly lapsed: Points | null;
  readonly expiring: Points | null;
  readonly expiresAt: Date | null;
}

const NOTHING: Balance = { available: 0, pending: 0, lifetime: 0, owed: 0, nextExpiry: null };

/**
 * The balances of many owners, in one statement; an owner who never had points has zeros. What was
 * earned in wallets that lead to theirs is earned by them.
 */
export async function balancesOf(tx: Tx, ownerIds: readonly Id[]): Promise<Map<Id, Balance>> {
  const rows = await tx.query<WalletRow[]>(
    `SELECT w.owner_id AS "ownerId", w.kind, w.balance,
            w.lifetime + CASE w.kind WHEN 'available' THEN coalesce((
              SELECT sum(o.lifetime) FROM wallet_lead l
                JOIN wallet o ON o.program_id = $1 AND o.owner_id = l.owner_id AND o.kind = w.kind
               WHERE l.program_id = $1 AND l.leads_to = w.owner_id), 0)::bigint ELSE 0 END AS lifetime,
            lapsed.points AS lapsed,
            next.points AS expiring, next.expires_at AS "expiresAt"
       FROM wallet w
       LEFT JOIN LATERAL (
         SELECT sum(l.remaining)::bigint AS points FROM lot l
          WHERE l.program_id = $1 AND l.wallet_id = w.id AND l.open AND l.expires_at <= $3
       ) lapsed ON w.kind = 'available'
       LEFT JOIN LATERAL (
         SELECT l.expires_at, sum(l.remaining)::bigint AS points FROM lot l
          WHERE l.program_id = $1 AND l.wallet_id = w.id AND l.open AND l.expires_at > $3
          GROUP BY l.expires_at ORDER BY l.expires_at LIMIT 1
       ) next ON w.kind = 'available'
      WHERE w.program_id = $1 AND w.owner_id = ANY ($2::uuid[])`,
    [tx.programId, ownerIds, tx.now],
  );
  const found = new Map<Id, Balance>(ownerIds.map((id) => [id, NOTHING]));
  for (const row of rows) found.set(row.ownerId, withWallet(found.get(row.ownerId), row));
  return found;
}

function withWallet(balance: Balance = NOTHING, row: WalletRow): Balance {
  const { kind, lifetime, expiring: points, expiresAt } = row;
  if (kind === 'held') return { ...balance, pending: row.balance };
  // Not `-balance`, which is -0 where nothing is owed.
  if (kind === 'owed') return { ...balance, owed: 0 - row.balance };
  const nextExpiry = points === null || expiresAt === null ? null : { points, expiresAt };
  return { ...balance, available: row.balance - (row.lapsed ?? 0), lifetime, nextExpiry };
}

export interface StatementEdge {
  readonly line: StatementLine;
  /** for `after`: the lines behind this one */
  readonly cursor: string;
}

export interface StatementPage {
  readonly edges: readonly StatementEdge[];
  readonly hasNext: boolean;
}

/** A page of one owner's statement. */
export interface StatementRequest extends PageRequest {
  readonly ownerId: Id;
}

/**
 * The owners' lines, newest first, of the wallets named: a page for each request, in its order, in
 * one statement. A wallet's lines keep the order of its chain; the cursor holds the place in each
 * chain. Throws ForeignCursor.
 */
export async function statementPages(
  tx: Tx,
  requests: readonly StatementRequest[],
  wallets: readonly WalletKind[] = WALLET_KINDS,
): Promise<StatementPage[]> {
  const places = requests.map(({ after }) => placeOf(after));
  const chains = requests.flatMap(({ ownerId, first }, request) =>
    WALLET_KINDS.map((kind, index) => ({
      request,
      ownerId,
      kind,
      before: places[request]?.[index] ?? null,
      count: first + 1,
    })),
  );
  const lines = await tx.query<(StatementLine & { request: number })[]>(
    `SELECT place.request, t.id, w.kind AS wallet, t.version, t.posting_id AS "postingId", t.points,
            t.balance_after AS "balanceAfter", t.kind, t.counter, t.rule,
            t.subject_kind AS "subjectKind", t.subject_id AS "subjectId",
            t.occurred_at AS "occurredAt", t.recorded_at AS "recordedAt"
       FROM unnest($2::int[], $3::uuid[], $4::text[], $5::bigint[], $6::int[])
              AS place (request, owner_id, kind, before, count)
       JOIN wallet w ON w.program_id = $1 AND w.owner_id = place.owner_id AND w.kind = place.kind
       CROSS JOIN LATERAL (
         SELECT * FROM transfer t
          WHERE t.program_id = $1 AND t.wallet_id = w.id
            AND t.version < coalesce(place.before, 9223372036854775807)
          ORDER BY t.version DESC LIMIT place.count
       ) t
      WHERE w.kind = ANY ($7::text[])
      ORDER BY place.request, w.kind, t.version DESC`,
    [
      tx.programId,
      chains.map(({ request }) => request),
      chains.map(({ ownerId }) => ownerId),
      chains.map(({ kind }) => kind),
      chains.map(({ before }) => before),
      chains.map(({ count }) => count),
      wallets,
    ],
  );
  const linesOf = requests.map((): StatementLine[] => []);
  for (const { request, ...line } of lines) linesOf[request]?.push(line);
  return requests.map(({ first }, index) =>
    pageOfStatement(linesOf[index] ?? [], first, places[index] ?? []),
  );
}

function pageOfStatement(
  lines: readonly StatementLine[],
  first: number,
  before: readonly (string | number | null)[],
): StatementPage {
  const merged = mergeStatement(lines).slice(0, first + 1);
  const place = new Map(WALLET_KINDS.map((kind, index) => [kind, before[index] ?? null]));
  const edges = merged.slice(0, first).map((line) => {
    place.set(line.wallet, line.version);
    return { line, cursor: encodeCursor([...place.values()]) };
  });
  return { edges, hasNext: merged.length > first };
}

function placeOf(after: string | null) {
  if (after === null) return WALLET_KINDS.map(() => null);
  return decodeCursor(
    after,
    WALLET_KINDS.map(() => 'number or null' as const),
  );
}

export interface SubjectPoints {
  /** posted for the subject, pending ones included */
  readonly awarded: Points;
  /** taken back or owed */
  readonly reversed: Points;
  /** borne by the company */
  readonly writtenOff: Points;
  /** awarded − reversed − written off: what a settlement compares with the points due (R-T2) */
  readonly standing: Points;
}

/** What was posted for many subjects of one kind, in one statement; zeros where nothing was. */
export async function pointsOfSubjects(
  tx: Tx,
  subjectKind: string,
  subjectIds: readonly Id[],
): Promise<Map<Id, SubjectPoints>> {
  const rows = await tx.query<(SubjectPoints & { subject_id: Id })[]>(
    `SELECT t.subject_id, sum(t.points - coalesce(r.released, 0))::bigint AS awarded,
            coalesce(sum(r.reversed), 0)::bigint AS reversed,
            coalesce(sum(r.written_off), 0)::bigint AS "writtenOff",
            sum(t.points - coalesce(r.reversed + r.written_off + r.released, 0))::bigint AS standing
       FROM transfer t
       LEFT JOIN reversal r
         ON r.program_id = $1 AND r.wallet_id = t.wallet_id AND r.version = t.version
      WHERE t.program_id = $1 AND t.subject_id = ANY ($3::uuid[]) AND t.subject_kind = $2
        AND t.kind IN ('EARN', 'HOLD', 'RELEASE') AND t.points > 0
      GROUP BY t.subject_id`,
    [tx.programId, subjectKind, subjectIds],
  );
  const found = new Map(rows.map(({ subject_id: id, ...points }) => [id, points]));
  const nothing: SubjectPoints = { awarded: 0, reversed: 0, writtenOff: 0, standing: 0 };
  return new Map(subjectIds.map((id) => [id, found.get(id) ?? nothing]));
}
