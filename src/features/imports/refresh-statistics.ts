import type { Actor } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/index.js';

/** What the statements of an import join. */
const TABLES = [
  'company',
  'advocate',
  'referral',
  'referral_fact',
  'deal',
  'deal_fact',
  'deal_link',
];

/**
 * Tells the planner what is in the tables by now. A fresh table looks empty to it until autovacuum
 * comes by, and for a table that looks empty any index seems as good as the right one: the next
 * thousand rows would read the whole programme, each.
 */
export async function refreshStatistics(database: Database, actor: Actor): Promise<void> {
  for (const table of TABLES) {
    await database.write(actor, 'refreshStatistics', (tx) =>
      tx.query('SELECT refresh_statistics($1)', [table]),
    );
  }
}
