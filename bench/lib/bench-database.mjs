// A database of its own for a benchmark, on the embedded server in a home of its own, fsync on.
import pg from 'pg';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function openBenchDatabase(say) {
  const home = mkdtempSync(join(tmpdir(), 'goodturn-bench-'));
  chmodSync(home, 0o755);
  const { openEmbedded } = await import('../../dist/server/embedded/index.js');
  const database = await import('../../dist/server/platform/database/index.js');
  const server = await openEmbedded({ home, homeIsDefault: false, log: say });
  await database.migrate(server.url, () => undefined);
  const admin = new pg.Pool({ connectionString: server.url, max: 2 });
  const jobs = database.makePool(
    database.poolOptions(server.url, 'separated', 'goodturn_jobs', 2),
    () => undefined,
  );
  return {
    home,
    url: server.url,
    admin,
    jobs,
    crossProgram: new database.CrossProgramDatabase(jobs),
    /** the product's own door, as `goodturn_app` */
    async openDatabase(max = 2, entities = []) {
      const dataSource = await database.openDataSource({
        url: server.url,
        mode: 'separated',
        role: 'goodturn_app',
        max,
        entities,
        onError: () => undefined,
      });
      return { database: new database.Database(dataSource), close: () => dataSource.destroy() };
    },
    async close() {
      await Promise.all([admin.end(), jobs.end()]);
      await server.release();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A programme with one advocate; answers their ids. */
export async function insertProgram(admin, slug = 'bench', kind = 'LIVE') {
  const { rows } = await admin.query(
    `INSERT INTO program (id, slug, name, kind, locale, time_zone, currency, color,
       conversion_window_days, conversion_points, late_win_points, assist_points,
       first_contact_days, return_policy, clock_offset_ms, deleting, version, created_at)
     VALUES (gen_random_uuid(), $1, 'Bench', $2, 'en', 'Asia/Tokyo', 'JPY', '#1f6f5c', 60,
       500, 0, 0, 2, 'WITHIN_BALANCE', 0, false, 1, now()) RETURNING id`,
    [slug, kind],
  );
  const programId = rows[0].id;
  const advocate = await admin.query(
    `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, created_at, version)
     VALUES ($1, gen_random_uuid(), 'Bench', 'bench@example.com', 'en', 'Asia/Tokyo', 'ACTIVE', now(), 1)
     RETURNING id`,
    [programId],
  );
  return { programId, advocateId: advocate.rows[0].id };
}
