import type { ServedApp } from './served-app.js';

/** Every row of every table of ours, in one text that changes with any of them. */
export async function fingerprint(app: ServedApp): Promise<string> {
  const tables = await app.test.superuser<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'auth') AND tablename NOT IN ('rate_limit') ORDER BY 1`,
  );
  const parts = tables.map(
    ({ name }) => `SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY t::text), '')) AS sum,
                     '${name}' AS name FROM ${name} t`,
  );
  return JSON.stringify(await app.test.superuser(`${parts.join(' UNION ALL ')} ORDER BY name`));
}
