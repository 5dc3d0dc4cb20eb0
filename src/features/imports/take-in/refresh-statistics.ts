import type { Actor } from '../../../kernel/actor.js';
import type { Database, Tx } from '../../../platform/database/index.js';
import type { ImportKind } from '../read/index.js';

/** What the statements of an import join, by the kind of file that adds to it. */
const TABLES: Readonly<Record<ImportKind, readonly string[]>> = {
  companies: ['company', 'company_attribute', 'company_kind', 'company_tag', 'domain_of_company'],
  advocates: [
    'advocate',
    'advocate_attribute',
    'advocate_interest',
    'advocate_tag',
    'company',
    'domain_of_company',
    'willing',
  ],
  referrals: ['advocate', 'company', 'deal_link', 'referral', 'referral_fact'],
  deals: ['company', 'deal', 'deal_fact', 'deal_link'],
};
const ALL = [...new Set(Object.values(TABLES).flat())];

/**
 * Updates the planner's statistics. Until autovacuum comes by it knows nothing of a fresh table,
 * nor of a new programme in an old one: it takes them for empty, and for an empty table any index
 * seems as good as the right one. The next thousand rows would each read the whole programme.
 * To analyse a table takes as long as many rows.
 */
async function refreshStatistics(
  database: Database,
  actor: Actor,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) {
    await database.write(actor, 'refreshStatistics', (tx) =>
      tx.query('SELECT refresh_statistics($1)', [table]),
    );
  }
}

/** Since their pages were last counted (`relpages`, 0 in the beginning). */
async function tablesThatDoubled(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class
      WHERE oid IN (SELECT to_regclass(wanted) FROM unnest($1::text[]) AS wanted)
        AND pg_relation_size(oid)
            >= 2 * greatest(relpages, 1) * current_setting('block_size')::bigint`,
    [ALL],
  );
  return rows.map(({ name }) => name);
}

/** The planner's statistics are renewed after so many new rows, then after twice as many, and so on. */
const FIRST_REFRESH = 100;

/** A kind of file, and whether a programme has more of it than this. */
interface GrowingKind {
  readonly shape: { readonly what: ImportKind };
  hasMoreThan(tx: Tx, count: number): Promise<boolean>;
}

/** Keeps the planner's statistics true while a run adds rows. */
export class Statistics {
  private next = FIRST_REFRESH;

  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
    private readonly target: GrowingKind,
  ) {}

  /** `imported`: new rows of this run so far. */
  async refreshAfter(imported: number): Promise<void> {
    if (imported < this.next) return;
    const isFirst = this.next === FIRST_REFRESH;
    while (this.next <= imported) this.next *= 2;
    // Where the programme had as many rows before, the planner knows them, except in a table that has
    // grown much in other programmes.
    const isKnown = await this.database.read(this.actor, (tx) =>
      this.target.hasMoreThan(tx, 2 * imported),
    );
    const tables = isKnown
      ? await this.database.read(this.actor, tablesThatDoubled)
      : isFirst
        ? ALL
        : TABLES[this.target.shape.what];
    await refreshStatistics(this.database, this.actor, tables);
  }
}
