// Referrals of three years with deals and points, as they are stored, a statement for each table.

/** Another programme with the same settings. */
export async function copyProgram(admin) {
  const { rows } = await admin.query(
    `INSERT INTO program SELECT (jsonb_populate_record(p,
       jsonb_build_object('id', gen_random_uuid(), 'slug', 'bench-large'))).*
     FROM program p RETURNING id`,
  );
  return rows[0].id;
}

/** Of each hundred 26 convert, 20 are won later, 25 are lost; the others wait or have ended. */
const REFERRALS = `
  INSERT INTO referral (program_id, id, advocate_id, source, source_label, submitted_at, recorded_at,
    window_days, time_zone, submitted_on, window_closes_at, conversion_points, late_win_points,
    assist_points, needs_confirmation, awards_points, fraud_signal, moderation, fraud_status,
    confirmation, status, step, reward_status, window_open, won_outside_window,
    won_before_referral, points_due, points_awarded, settlement_no, moved_at, version, counted,
    furthest, won_on)
  SELECT $1, gen_random_uuid(), gen_random_uuid(), 'IMPORT', label, at, at, 60, 'UTC', at::date,
    closes, 500, 0, 0, false, true, 'NOT_CHECKED', CASE WHEN n % 7 = 0 THEN 'PENDING' ELSE 'APPROVED' END,
    'NOT_CHECKED', 'NOT_NEEDED',
    CASE outcome WHEN 'CONVERTED' THEN outcome WHEN 'LOST' THEN outcome
      ELSE CASE WHEN closes <= now() THEN 'EXPIRED' ELSE 'ACCEPTED' END END,
    CASE outcome WHEN 'LOST' THEN 'LOST' WHEN 'OPEN' THEN 'ACCEPTED' ELSE 'OPPORTUNITY' END,
    'NONE', closes > now(), outcome = 'LATE', false, 0, 0, 0, at, 1, n % 20 <> 0,
    CASE outcome WHEN 'CONVERTED' THEN outcome WHEN 'OPEN' THEN 'ACCEPTED' ELSE 'OPPORTUNITY' END,
    CASE outcome WHEN 'CONVERTED' THEN at::date + (n * 7 % 61)::int
      WHEN 'LATE' THEN at::date + (61 + n * 11 % 60)::int END
  FROM (
    SELECT n, at, date_trunc('day', at) + interval '61 days' AS closes,
      (ARRAY['Fair', 'Event', 'Webinar', 'Partner', 'Newsletter', 'Website'])[1 + (n * 7919 % 6)::int] AS label,
      CASE WHEN n % 100 < 26 THEN 'CONVERTED' WHEN n % 100 < 46 THEN 'LATE'
        WHEN n % 100 < 71 THEN 'LOST' ELSE 'OPEN' END AS outcome
    FROM (SELECT n::bigint AS n, now() - (n::bigint * 7919 % 1095) * interval '1 day' AS at
      FROM generate_series(1, $2::int) n) days
  ) told`;

const REVENUE = `
  INSERT INTO deal_revenue (program_id, deal_id, referral_id, amount_minor, currency)
  SELECT program_id, gen_random_uuid(), id, 100000,
    CASE WHEN won_on - submitted_on < 30 THEN 'JPY' ELSE 'EUR' END
  FROM referral WHERE program_id = $1 AND won_on IS NOT NULL`;

const WALLETS = `
  INSERT INTO wallet (program_id, id, owner_id, kind, balance, version, lifetime)
  SELECT $1, gen_random_uuid(), gen_random_uuid(), 'available', 50000, 100, 50000
  FROM generate_series(1, $2::int / 200)`;

const TRANSFERS = `
  INSERT INTO transfer (program_id, wallet_id, version, id, posting_id, points, balance_after,
    occurred_at, recorded_at, subject_id, subject_kind, kind, counter, rule)
  SELECT w.program_id, w.id, n, gen_random_uuid(), gen_random_uuid(), 500, n * 500, now(), now(),
    gen_random_uuid(), 'REFERRAL', 'EARN', 'issued', 'R-W1'
  FROM wallet w CROSS JOIN generate_series(1, 100) n WHERE w.program_id = $1`;

export async function fillProgram(admin, programId, referrals) {
  const client = await admin.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.posting', 'on', true)`);
    await client.query(REFERRALS, [programId, referrals]);
    await client.query(REVENUE, [programId]);
    await client.query(WALLETS, [programId, referrals]);
    await client.query(TRANSFERS, [programId]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
