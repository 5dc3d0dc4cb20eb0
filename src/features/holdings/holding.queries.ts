import type { Id } from '../../kernel/ids.js';
import { pageOf, type Page, type PageRequest } from '../../kernel/page.js';
import { ListValues, type Tx } from '../../platform/database/index.js';
import type { Holding, HoldingPlaces } from './holding.rules.js';

/** Whom it is about: one person, by each of their profiles, and each address that they sign in with. */
export interface Held {
  readonly advocateIds: readonly Id[];
  readonly memberIds: readonly Id[];
}

export interface HoldingRow {
  readonly kind: string;
  readonly count: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export interface RecordRow {
  readonly id: string;
  readonly at: Date;
  readonly held: object;
}

/** A value that no holding asks for is not sent: PostgreSQL could not tell its type. */
function placesOf(values: ListValues, { advocateIds, memberIds }: Held): HoldingPlaces {
  let advocate: string | undefined;
  let member: string | undefined;
  return {
    // the first of the statement's values
    program: '$1',
    get advocate() {
      return (advocate ??= `ANY (${values.put(advocateIds)}::uuid[])`);
    },
    get member() {
      return (member ??= `ANY (${values.put(memberIds)}::uuid[])`);
    },
  };
}

/** How much there is of each kind, in one statement; also where there is nothing. */
export function countHoldings(
  tx: Tx,
  held: Held,
  holdings: readonly Holding[],
): Promise<HoldingRow[]> {
  const values = new ListValues(tx.programId);
  const places = placesOf(values, held);
  const kinds = holdings.map(
    ({ kind, rows }) =>
      `SELECT ${values.put(kind)}::text AS kind, count(*)::int AS count,
              min(at) AS "firstAt", max(at) AS "lastAt" FROM (${rows(places)}) r`,
  );
  return tx.query<HoldingRow[]>(kinds.join('\nUNION ALL\n'), values.all);
}

/** What stands there, newest first; the cursor's keys are `[at, id]`. Throws ForeignCursor. */
export async function pageOfRecords(
  tx: Tx,
  held: Held,
  holding: Holding,
  page: PageRequest,
): Promise<Page<RecordRow>> {
  const values = new ListValues(tx.programId);
  const rows = await tx.query<RecordRow[]>(
    `SELECT id, at, held FROM (${holding.rows(placesOf(values, held))}) r
      WHERE true ${values.behind(page, { at: 'moment', id: 'text' }, '<')}
      ORDER BY at DESC, id DESC ${values.limit(page)}`,
    values.all,
  );
  return pageOf(rows, page.first);
}
