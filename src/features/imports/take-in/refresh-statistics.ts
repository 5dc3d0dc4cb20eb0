import type { Actor } from '../../../kernel/actor.js';
import type { Database, Tx } from '../../../platform/database/index.js';

/** What the statements of an import join. */
const TABLES = [
  'company',
  'company_attribute',
  'company_kind',
  'company_tag',
  'domain_of_company',
  'advocate',
  'advocate_attribute',
  'advocate_interest',
  'advocate_tag',
  'willing',
  'referral',
  'referral_fact',
  'deal',
  'deal_fact',
  'deal_link',
];

/**
 * Updates the planner's statistics. Until autovacuum comes by it knows nothing of a fresh table,
 * nor of a new programme in an old one: it takes them for empty, and for an empty table any index
 * seems as good as the right one. The next thousand rows would each read the whole programme.
 * `DOUBLED`: a table that has hardly grown since its last statistics is left alone, because to
 * analyse it takes as long as many rows.
 */
async function refreshStatistics(
  database: Database,
  actor: Actor,
  which: 'ALL' | 'DOUBLED',
): Promise<void> {
  const tables = which === 'ALL' ? TABLES : await database.read(actor, tablesThatDoubled);
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
    [TABLES],
  );
  return rows.map(({ name }) => name);
}

/** The planner's statistics are renewed after so many new rows, then after twice as many, and so on. */
const FIRST_REFRESH = 100;

/** Keeps the planner's statistics true while a run adds rows. */
export class Statistics {
  private next = FIRST_REFRESH;

  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
    private readonly hasMoreThan: (tx: Tx, count: number) => Promise<boolean>,
  ) {}

  /** `imported`: new rows of this run so far. */
  async refreshAfter(imported: number): Promise<void> {
    if (imported < this.next) return;
    while (this.next <= imported) this.next *= 2;
    // Where the programme had as many rows before, the planner knows them.
    const isKnown = await this.database.read(this.actor, (tx) =>
      this.hasMoreThan(tx, 2 * imported),
    );
    await refreshStatistics(this.database, this.actor, isKnown ? 'DOUBLED' : 'ALL');
  }
}
