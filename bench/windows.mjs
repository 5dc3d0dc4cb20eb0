// Windows closed per second out of 1 million open ones, with timeline and event, against the bare
// claiming UPDATE on the same table, with its indexes and the same role.
import { insertProgram, openBenchDatabase } from './lib/bench-database.mjs';
import { ROUNDS } from './lib/harness.mjs';

const OPEN = 1_000_000;
const SLICE = 50_000;
const BATCH = 1_000;
const GOAL = 0.35;

/** Slice k of the rows closes on day k: each run closes a slice that nobody has touched. */
async function insertReferrals(admin, { programId, advocateId }) {
  await admin.query(
    `INSERT INTO referral (program_id, id, advocate_id, source, submitted_at, recorded_at,
       window_days, time_zone, submitted_on, window_closes_at, conversion_points, late_win_points,
       assist_points, needs_confirmation, awards_points, fraud_signal, moderation, fraud_status,
       confirmation, status, step, reward_status, window_open, won_outside_window,
       won_before_referral, points_due, points_awarded, settlement_no, moved_at, version)
     SELECT $1, gen_random_uuid(), $2, 'FORM', at, at, 60, 'Asia/Tokyo', at::date,
       at + interval '61 days', 500, 0, 0, false, true, 'NOT_CHECKED', 'APPROVED', 'NOT_CHECKED',
       'NOT_NEEDED', 'ACCEPTED', 'ACCEPTED', 'NONE', true, false, false, 0, 0, 0, at, 1
     FROM (SELECT timestamptz '2030-01-01' + (n / $3) * interval '1 day'
             + (n % $3) * interval '1 second' AS at
           FROM generate_series(0, $4 - 1) n) rows`,
    [programId, advocateId, SLICE, OPEN],
  );
  await admin.query('VACUUM (ANALYZE) referral');
  await admin.query('CHECKPOINT');
}

/** The end of the day on which the windows of slice `k` close. */
function endOf(slice) {
  return new Date(Date.UTC(2030, 0, 1 + slice + 61, 23, 59, 59));
}

const BARE = `
  WITH due AS (
    SELECT program_id, id FROM referral WHERE window_open AND window_closes_at <= $1
    ORDER BY window_closes_at LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE referral r SET window_open = false, status = 'EXPIRED'
  FROM due WHERE r.program_id = due.program_id AND r.id = due.id`;

async function perSecond(work) {
  const started = performance.now();
  const rows = await work();
  if (rows !== SLICE) throw new Error(`${rows} windows were closed instead of ${SLICE}`);
  return rows / ((performance.now() - started) / 1_000);
}

async function claimBare(jobs, now) {
  let total = 0;
  for (;;) {
    const { rowCount } = await jobs.query(BARE, [now, BATCH]);
    total += rowCount;
    if (rowCount < BATCH) return total;
  }
}

export default {
  async open({ say, atEnd }) {
    const database = await openBenchDatabase(say);
    atEnd(() => database.close());
    const { CloseWindows } =
      await import('../dist/server/features/referrals/settle/close-windows.js');
    const program = await insertProgram(database.admin);
    say(`  inserting ${OPEN} open referrals …`);
    await insertReferrals(database.admin, program);
    const closeWindows = new CloseWindows(database.crossProgram);
    let slice = 0;
    const next = () => endOf(slice++);
    await closeWindows.doDue(program.programId, next());
    await claimBare(database.jobs, next());
    if ((ROUNDS + 1) * 2 * SLICE > OPEN) throw new Error('Too few rows for the rounds');
    return [
      {
        name: 'windows closed, with timeline and event',
        unit: 'windows/s',
        goal: { atLeast: GOAL },
        ours: () => perSecond(() => closeWindows.doDue(program.programId, next())),
        reference: () => perSecond(() => claimBare(database.jobs, next())),
      },
    ];
  },
};
