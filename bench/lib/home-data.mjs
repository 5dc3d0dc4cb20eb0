// A programme of 1,000 advocates with sessions, for the `home` benchmark. Each has 8 referrals (6 of
// them under way, with 3 lines of timeline), 6 challenges of which 3 are started, and points.
import { createHmac } from 'node:crypto';
import { insertProgram } from './bench-database.mjs';

export const ADVOCATES = 1_000;
export const SLUG = 'bench';
const REFERRALS = 8;
const CHALLENGES = 6;
const STARTED = 3;
const COMPANIES = 400;

const STEPS = ['ACCEPTED', 'QUALIFIED', 'MEETING', 'OPPORTUNITY', 'SUBMITTED', 'ACCEPTED'];
const STATUSES = [...STEPS, 'CONVERTED', 'LOST'];

/** An id that a number and a word always give again. */
const ID = `CREATE FUNCTION pg_temp.id(what text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT md5(what || n)::uuid $$`;

const PEOPLE = `
  INSERT INTO auth.member (id, name, email, email_verified, language, created_at, updated_at)
    SELECT pg_temp.id('member', n), 'Advocate ' || n, 'advocate' || n || '@example.com', true, 'en', now(), now()
    FROM generate_series(0, $n) n;
  INSERT INTO auth.session (id, expires_at, token, created_at, updated_at, member_id)
    SELECT pg_temp.id('session', n), now() + interval '1 day', 'token-' || n, now(), now(),
      pg_temp.id('member', n)
    FROM generate_series(0, $n) n;
  INSERT INTO membership (program_id, id, member_id, roles, status, created_at, joined_at, version)
    SELECT $p, pg_temp.id('membership', n), pg_temp.id('member', n),
      CASE WHEN n = 0 THEN ARRAY['sales'] ELSE ARRAY['advocate'] END, 'ACTIVE', now(), now(), 1
    FROM generate_series(0, $n) n;
  INSERT INTO company (program_id, id, name, name_key, gifts_allowed, public_sector, created_at)
    SELECT $p, pg_temp.id('company', n), 'Company ' || n || ' Ltd', 'company ' || n, true, false, now()
    FROM generate_series(0, ${COMPANIES - 1}) n;
  INSERT INTO advocate (program_id, id, member_id, name, email, language, time_zone, status,
      contact_member_id, joined_at, created_at, version)
    SELECT $p, pg_temp.id('advocate', n), pg_temp.id('member', n), 'Advocate ' || n,
      'advocate' || n || '@example.com', 'en', 'Asia/Tokyo', 'ACTIVE', pg_temp.id('member', 0), now(),
      now(), 1
    FROM generate_series(1, $n) n`;

const REFERRALS_OF_EACH = `
  CREATE TEMPORARY TABLE wanted AS
    SELECT n AS advocate, k, n * ${REFERRALS} + k AS n, now() - k * interval '5 days' AS at,
      ('{${STATUSES.join(',')}}'::text[])[k + 1] AS status
    FROM generate_series(1, $n) n, generate_series(0, ${REFERRALS - 1}) k;
  INSERT INTO referral (program_id, id, advocate_id, source, referee_name, company_id, submitted_at,
      recorded_at, window_days, time_zone, submitted_on, window_closes_at, conversion_points,
      late_win_points, assist_points, needs_confirmation, awards_points, fraud_signal, moderation,
      fraud_status, confirmation, status, step, reward_status, window_open, won_outside_window,
      won_before_referral, points_due, points_awarded, settlement_no, first_contacted_at,
      contact_member_id, moved_at, version)
    SELECT $p, pg_temp.id('referral', n), pg_temp.id('advocate', advocate), 'FORM', 'Person ' || n,
      pg_temp.id('company', n % ${COMPANIES}), at, at, 60, 'Asia/Tokyo', at::date,
      at + interval '61 days', 500, 0, 0, false, true, 'NOT_CHECKED', 'APPROVED', 'NOT_CHECKED',
      'NOT_NEEDED', status, CASE status WHEN 'CONVERTED' THEN 'OPPORTUNITY' ELSE status END, 'NONE',
      status NOT IN ('CONVERTED', 'LOST'), false, false, 0, 0, 0, at, pg_temp.id('member', 0), at, 1
    FROM wanted;
  INSERT INTO timeline (program_id, subject_kind, subject_id, occurred_at, recorded_at, rule,
      rule_version, outcome, inputs, actor_kind, actor_id, actor_role, audience)
    SELECT $p, 'REFERRAL', pg_temp.id('referral', n), at + line * interval '1 hour',
      at + line * interval '1 hour', 'R-R1', 1, outcome,
      jsonb_build_object('on', at::date, 'windowDays', 60), 'MEMBER', pg_temp.id('membership', by * advocate),
      CASE by WHEN 0 THEN 'sales' ELSE 'advocate' END, 'ADVOCATE'
    FROM wanted, (VALUES (0, 'SUBMITTED', 1), (1, 'CONTACTED', 0), (2, 'MOVED', 0)) l (line, outcome, by)`;

const DEFINITION = {
  kind: 'REVIEW',
  title: 'Share a review',
  summary: 'Tell others what works for you, in your own words.',
  instructions: 'Any rating is fine. Say what you use it for and what it changed. '.repeat(6),
  reviewSite: 'G2',
  disclosure: 'I may receive points for this review, whatever I write in it.',
  approvalCriteria: 'Published on the site, with the disclosure.',
  stages: ['Write it', 'Publish it'].map((title) => ({
    title,
    instructions: 'Send the link and a picture of it.',
    points: 100,
    kind: 'PROOF',
    proof: ['LINK', 'SCREENSHOT'],
  })),
  translations: [],
};

const CHALLENGES_OF_EACH = `
  INSERT INTO challenge (program_id, id, status, draft, live_version, created_at, published_at, version)
    SELECT $p, pg_temp.id('challenge', c), 'LIVE', $definition, 1, now() - c * interval '1 day', now(), 2
    FROM generate_series(1, ${CHALLENGES}) c;
  INSERT INTO challenge_version (program_id, challenge_id, version, definition, published_at)
    SELECT program_id, id, 1, draft, published_at FROM challenge WHERE program_id = $p;
  CREATE TEMPORARY TABLE started AS
    SELECT n AS advocate, c, n * ${STARTED} + c AS n
    FROM generate_series(1, $n) n, generate_series(1, ${STARTED}) c;
  INSERT INTO participation (program_id, id, challenge_id, challenge_version, advocate_id, recurrence,
      status, started_at)
    SELECT $p, pg_temp.id('participation', n), pg_temp.id('challenge', c), 1,
      pg_temp.id('advocate', advocate), 1, 'IN_PROGRESS', now()
    FROM started;
  INSERT INTO submission (program_id, id, participation_id, stage, status, final, link, file_ids,
      disclosure_accepted, submitted_at, decision_no, version)
    SELECT $p, pg_temp.id('submission', n), pg_temp.id('participation', n), 1, 'APPROVED', true,
      'https://www.g2.com/review', '{}', true, now(), 1, 2
    FROM started;
  INSERT INTO decision (program_id, submission_id, decision_no, kind, message, final, points,
      decided_by, decided_at)
    SELECT $p, pg_temp.id('submission', n), 1, 'APPROVE', 'Thank you!', true, 100,
      pg_temp.id('membership', 0), now()
    FROM started`;

const POINTS = `
  SELECT set_config('app.program_id', $p::text, true);
  SELECT count(*) FROM post_transfers(now(), (
    SELECT jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'key', 'bench:' || n || ':' || k,
      'op', 'EARN', 'owner', pg_temp.id('advocate', n), 'rule', 'R-C2', 'occurred_at', now(),
      'points', 100 * k, 'expires_at', now() + k * interval '90 days'))
    FROM generate_series(1, $n) n, generate_series(1, 3) k))`;

async function inOneTransaction(admin, statements, values) {
  const client = await admin.connect();
  const literal = (name) => {
    if (!(name in values)) throw new Error(`No value for $${name}`);
    return values[name];
  };
  try {
    await client.query('BEGIN');
    await client.query(ID);
    for (const text of statements) {
      await client.query(text.replace(/\$([a-z]+)\b/g, (_all, name) => literal(name)));
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** As sign-in signs it. */
function cookieOf(token, secret) {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `goodturn.session=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Answers the cookies of the advocates. `secret`: of the cookies, see `cookieSecret`. */
export async function insertHomes(admin, secret) {
  const { programId } = await insertProgram(admin);
  await admin.query('DELETE FROM advocate WHERE program_id = $1', [programId]);
  const values = {
    p: `'${programId}'::uuid`,
    n: String(ADVOCATES),
    definition: `'${JSON.stringify(DEFINITION)}'::jsonb`,
  };
  const statements = [PEOPLE, REFERRALS_OF_EACH, CHALLENGES_OF_EACH, POINTS];
  await inOneTransaction(admin, statements, values);
  await admin.query('VACUUM (ANALYZE)');
  await admin.query('CHECKPOINT');
  return Array.from({ length: ADVOCATES }, (_, n) => cookieOf(`token-${n + 1}`, secret));
}
