import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { ADVOCATE_STATUSES, takesPart } from '../profile/index.js';
import type { WillingSource, WillingTo, WillingWord } from './willing.rules.js';

/** What somebody offered to do and did not take back. */
export interface WillingRow {
  readonly to: WillingTo;
  readonly saidOn: Day;
  readonly source: WillingSource;
  /** the last day on which it stands */
  readonly endsOn: Day;
  readonly hasEnded: boolean;
}

/**
 * The one condition under which a word counts: it was not taken back and has not ended. `word` names
 * the row, `now` the place of the moment in the statement.
 */
export function standing(word: string, now: string): string {
  return `${word}.taken_back_at IS NULL AND ${word}.ends_at > ${now}`;
}

/**
 * Of whom a word counts. On a break nobody is asked for anything, so a figure with them would
 * promise calls that cannot be had; they count again when they are back. Who has left does not.
 */
export const CAN_BE_ASKED = ADVOCATE_STATUSES.filter(takesPart);

/** Of each advocate, in the order of the kinds' names; none for who offered nothing. */
export async function willingOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<Id, WillingRow[]>> {
  const rows = await tx.query<(WillingRow & { advocateId: Id })[]>(
    `SELECT w.advocate_id AS "advocateId", w.kind AS "to", w.said_on AS "saidOn", w.source,
            w.ends_on AS "endsOn", NOT (${standing('w', '$3')}) AS "hasEnded"
       FROM willing w
      WHERE w.program_id = $1 AND w.advocate_id = ANY ($2::uuid[]) AND w.taken_back_at IS NULL
      ORDER BY w.advocate_id, w.kind`,
    [tx.programId, advocateIds, tx.now],
  );
  const found = new Map<Id, WillingRow[]>(advocateIds.map((id) => [id, []]));
  for (const { advocateId, ...row } of rows) found.get(advocateId)?.push(row);
  return found;
}

/** How many would do each, in one statement; kinds that nobody would do are left out. */
export async function countWilling(tx: Tx): Promise<Map<WillingTo, number>> {
  const rows = await tx.query<{ to: WillingTo; advocates: number }[]>(
    `SELECT w.kind AS "to", count(*)::int AS advocates
       FROM willing w JOIN advocate a ON a.program_id = w.program_id AND a.id = w.advocate_id
      WHERE w.program_id = $1 AND ${standing('w', '$2')} AND a.status = ANY ($3::text[])
      GROUP BY w.kind`,
    [tx.programId, tx.now, CAN_BE_ASKED],
  );
  return new Map(rows.map(({ to, advocates }) => [to, advocates]));
}

/** The last words of an advocate whose profile is locked. */
export async function lastWords(tx: Tx, advocateId: Id): Promise<Map<WillingTo, WillingWord>> {
  const rows = await tx.query<(WillingWord & { to: WillingTo })[]>(
    `SELECT kind AS "to", said_on AS "saidOn", taken_back_at AS "takenBackAt"
       FROM willing WHERE program_id = $1 AND advocate_id = $2`,
    [tx.programId, advocateId],
  );
  return new Map(rows.map(({ to, ...word }) => [to, word]));
}

/** The last words of many, by `advocateId kind`. */
export async function lastWordsOf(
  tx: Tx,
  advocateIds: readonly Id[],
): Promise<Map<string, WillingWord>> {
  const rows = await tx.query<(WillingWord & { advocateId: Id; to: WillingTo })[]>(
    `SELECT advocate_id AS "advocateId", kind AS "to", said_on AS "saidOn",
            taken_back_at AS "takenBackAt"
       FROM willing WHERE program_id = $1 AND advocate_id = ANY ($2::uuid[])`,
    [tx.programId, advocateIds],
  );
  return new Map(rows.map(({ advocateId, to, ...word }) => [`${advocateId} ${to}`, word]));
}
