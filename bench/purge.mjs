// A programme of three hundred thousand referrals is deleted, against one of five thousand in the same
// database: what a row costs must not grow with what there is.
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';
import { fillProgram } from './lib/insight-data.mjs';

const SMALL = 5_000;
const LARGE = 300_000;

/** A programme of so many referrals, ready to be deleted. */
async function doomedProgram(admin, slug, referrals) {
  const { programId } = await insertProgram(admin, slug, 'SAMPLE');
  await fillProgram(admin, programId, referrals);
  await admin.query('ANALYZE');
  await admin.query('UPDATE program SET deleting = true WHERE id = $1', [programId]);
  await admin.query(
    `INSERT INTO program_deletion (program_id, slug, kind, begun_at, actor_kind, actor_id, request_id,
       rows_deleted)
     VALUES ($1, $2, 'SAMPLE', now(), 'CLI', NULL, 'bench', 0)`,
    [programId, slug],
  );
  return programId;
}

async function openPurge(bench) {
  const at = (path) => import(`../dist/server/${path}`);
  const { PurgePrograms } = await at('features/programs/purge-programs.js');
  const { openFileStore } = await at('platform/files/index.js');
  const { FileMailer } = await at('platform/mail/index.js');
  const { systemClock } = await at('kernel/clock.js');
  const { makeLogger } = await at('platform/telemetry/index.js');
  return new PurgePrograms(
    bench.crossProgram,
    openFileStore({ home: bench.home, bucket: null }),
    new FileMailer(bench.home, systemClock),
    makeLogger('fatal'),
  );
}

export default {
  async open({ say, atEnd }) {
    const bench = await openBenchDatabase(say);
    atEnd(() => bench.close());
    const purge = await openPurge(bench);
    let made = 0;
    /** µs a row */
    const costOf = async (referrals) => {
      made += 1;
      const programId = await doomedProgram(bench.admin, `bench-${made}`, referrals);
      const started = performance.now();
      await purge.purgePrograms(new AbortController().signal);
      const ms = performance.now() - started;
      const { rows } = await bench.admin.query(
        'SELECT rows_deleted::int AS gone, finished_at FROM program_deletion WHERE program_id = $1',
        [programId],
      );
      const [{ gone, finished_at: finishedAt }] = rows;
      if (finishedAt === null) throw new Error('The programme was not deleted.');
      say(`  ${gone} rows in ${(ms / 1_000).toFixed(1)} s`);
      return (ms * 1_000) / gone;
    };
    return [
      {
        name: 'deletion of 300,000 referrals',
        unit: 'µs/row',
        goal: { atMost: 1.5 },
        rounds: 3,
        ours: () => costOf(LARGE),
        reference: () => costOf(SMALL),
      },
    ];
  },
};
