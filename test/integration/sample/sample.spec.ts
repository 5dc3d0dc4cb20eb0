import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findLedgerBreaks, programTotals } from '../../../src/features/ledger/index.js';
import { SendMail } from '../../../src/features/notifications/index.js';
import { SlugTaken } from '../../../src/features/programs/index.js';
import { SeedSample, type SeededSample } from '../../../src/sample/index.js';
import { machineActor } from '../../../src/kernel/actor.js';
import type { Id } from '../../../src/kernel/ids.js';
import { SignIn } from '../../../src/platform/auth/index.js';
import { samplePersonas } from '../../../src/platform/auth/sample-personas.js';
import { openTestApp, type TestApp } from '../../support/api/test-app.js';
import { directDeals, sampleFigures } from '../../support/worlds/sample-figures.js';

const DAY_MS = 86_400_000;
const quiet = (): void => undefined;

interface ReferralOf {
  readonly id: Id;
  readonly status: string;
  readonly step: string;
  readonly points_awarded: number;
  readonly days: number;
  readonly window_closes_at: Date;
  readonly moved_at: Date;
}

describe('the sample', () => {
  let opened: TestApp;
  let made: SeededSample;
  beforeAll(async () => {
    opened = await openTestApp();
    made = await opened.app.get(SeedSample).seedSample({ report: quiet });
  }, 240_000);
  afterAll(() => opened.close());

  const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    opened.test.superuser<Row>(sql, [made.programId, ...values]);

  async function countBy(column: string, table: string): Promise<Record<string, number>> {
    const counted = await rows<{ key: string; n: number }>(
      `SELECT ${column} AS key, count(*)::int AS n FROM ${table} WHERE program_id = $1 GROUP BY 1`,
    );
    return Object.fromEntries(counted.map(({ key, n }) => [key, n]));
  }

  async function referralTo(name: string): Promise<ReferralOf> {
    const [row] = await rows<ReferralOf>(
      `SELECT *, points_awarded::int, converted_on - submitted_on AS days FROM referral
       WHERE program_id = $1 AND referee_name = $2`,
      [name],
    );
    if (!row) throw new Error(`Nobody referred ${name}`);
    return row;
  }

  async function outcomesOf(subjectId: Id): Promise<{ outcome: string; occurred_at: Date }[]> {
    return rows('SELECT * FROM timeline WHERE program_id = $1 AND subject_id = $2 ORDER BY seq', [
      subjectId,
    ]);
  }

  it('has 120 advocates in 45 companies, and referrals in every status', async () => {
    expect(
      Object.keys(await countBy('status', 'referral'))
        .sort()
        .join(' '),
    ).toBe(
      'ACCEPTED CONVERTED DUPLICATE EXPIRED LOST MEETING OPPORTUNITY QUALIFIED SUBMITTED UNQUALIFIED WITHDRAWN',
    );
    const employed =
      'SELECT count(DISTINCT company_id)::int AS n FROM advocate WHERE program_id = $1';
    expect(await rows(employed)).toEqual([{ n: 45 }]);
    const { ACTIVE = 0, JOINED = 0, ...others } = await countBy('status', 'advocate');
    expect([ACTIVE + JOINED, others]).toEqual([96, { PAUSED: 1, INVITED: 13, NOMINATED: 10 }]);
    expect(await countBy('language', 'advocate')).toEqual({ en: 47, ja: 29, id: 21, 'zh-CN': 23 });
  });

  it('R-W7: 32 of 96 converted in 60 days, as the API counts them', async () => {
    expect(await sampleFigures(opened.test)).toEqual({
      closeShare: { converted: 32, matured: 96, share: 32 / 96, insideWindow: 190 - 96 },
      conversions: {
        referrals: 190 + 3 + 1, // counted, duplicates, withdrawn
        matured: 96,
        converted: 32 + 14, // 14 of them inside a window that is still open
        closeShare: 32 / 96,
        wonOutsideWindow: 14,
        medianDaysToWin: 41,
      },
      advocates: 120,
      duplicates: 3,
      withdrawn: 1,
      takenBack: 2,
      referenceCalls: 70,
      challenges: 14,
      waiting: 23,
      rewards: 9,
      firstAgo: 122,
    });
  });

  it('sales without a referral took 88 days, by half of 300', async () => {
    expect(await directDeals(opened.test)).toEqual([{ won: 300, medianDays: 88 }]);
  });

  it('R-W1: Mei’s referral converted on its last day', async () => {
    const referral = await referralTo('Aiko Mori');
    expect(referral).toMatchObject({ status: 'CONVERTED', days: 60, points_awarded: 2_000 });
  });

  it('R-W5: Budi’s was won, reopened and won again, for one award net', async () => {
    const referral = await referralTo('Siti Rahmawati');
    expect(referral).toMatchObject({ status: 'CONVERTED', points_awarded: 2_000 });
    const transfers = await rows<{ points: number }>(
      'SELECT points::int FROM transfer WHERE program_id = $1 AND subject_id = $2 ORDER BY version',
      [referral.id],
    );
    expect(transfers.map(({ points }) => points)).toEqual([2_000, -2_000, 2_000]);
    const outcomes = (await outcomesOf(referral.id)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome.startsWith('CONVER'))).toEqual([
      'CONVERTED',
      'CONVERSION_TAKEN_BACK',
      'CONVERTED',
    ]);
  });

  it('R-W4: Lin Wei’s window has ended and the talks go on', async () => {
    const referral = await referralTo('Chen Hao');
    expect(referral).toMatchObject({ status: 'EXPIRED', step: 'OPPORTUNITY', points_awarded: 0 });
    const lines = await outcomesOf(referral.id);
    const expired = lines.find(({ outcome }) => outcome === 'EXPIRED');
    expect(expired?.occurred_at).toEqual(referral.window_closes_at);
    expect(lines.at(-1)?.outcome).not.toBe('EXPIRED');
    expect(lines.at(-1)?.occurred_at.getTime()).toBeGreaterThan(
      referral.window_closes_at.getTime() + DAY_MS,
    );
  });

  it('every reward and challenge has a picture, which says what it shows in four languages', async () => {
    const shown = await rows<{ of: string; count: number; said: number }>(
      `SELECT owner_kind AS of, count(*)::int AS count, min(jsonb_array_length(texts)) AS said
         FROM shown_picture WHERE program_id = $1 AND picture_id IS NOT NULL AND alt <> ''
        GROUP BY 1 ORDER BY 1`,
    );
    expect(shown).toEqual([
      { of: 'CHALLENGE', count: 14, said: 3 },
      { of: 'REWARD', count: 9, said: 3 },
    ]);
  });

  it('23 of 600 submissions wait, one of 9 rewards has a single unit left, few redemptions wait', async () => {
    expect(await countBy('status', 'submission')).toEqual({
      SUBMITTED: 23,
      CHANGES_REQUESTED: 5,
      APPROVED: 565,
      REJECTED: 7,
    });
    expect(await countBy('status', 'challenge')).toEqual({ LIVE: 14 });
    const rewards = await rows<{ stock: number; free: number }>(
      `SELECT stock, (SELECT count(*)::int FROM gift_code c
                      WHERE c.reward_id = r.id AND c.redemption_id IS NULL) AS free
       FROM reward r WHERE program_id = $1 AND status = 'LIVE'
         AND price_points IN (200, 300, 900, 1500) ORDER BY stock`,
    );
    // 6 codes less one order that waits for its decision: its code is not chosen yet
    expect(rewards).toEqual([
      { stock: 1, free: 1 },
      { stock: 5, free: 6 },
      { stock: 13, free: 13 },
      { stock: 38, free: 0 }, // 40 by hand - 2
    ]);
    const { FULFILLED = 0, ...others } = await countBy('status', 'redemption');
    expect(others).toEqual({ FULFILLING: 1, REQUESTED: 1, REJECTED: 1, CANCELLED: 1 });
    expect(FULFILLED).toBeGreaterThan(10);
  });

  it('R-S2: its surveys were answered in four languages, and paid at once', async () => {
    const answered = await rows<{ languages: number; n: number }>(
      `SELECT count(DISTINCT a.language)::int AS languages, count(*)::int AS n FROM survey_response r
         JOIN advocate a ON a.program_id = r.program_id AND a.id = r.advocate_id
        WHERE r.program_id = $1 GROUP BY r.challenge_id ORDER BY 2 DESC`,
    );
    // the story's has 6 of its own people
    expect(answered.map(({ n }) => n)).toEqual([62 + 6, 58, 55, 40]);
    expect(answered.map(({ languages }) => languages)).toEqual([4, 4, 4, 4]);
  });

  it('R-P1: its points sum to zero, and the ledger explains them', async () => {
    await opened.test.database.read({ programId: made.programId }, async (tx) => {
      const totals = await programTotals(tx);
      expect(totals.length).toBeGreaterThan(1);
      expect(totals.reduce((sum, { points }) => sum + points, 0)).toBe(0);
      expect(await findLedgerBreaks(tx)).toEqual([]);
    });
  });

  it('nothing in it is of a time to come, and its windows are as they should be', async () => {
    const [later] = await rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM timeline WHERE program_id = $1 AND recorded_at > now()',
    );
    expect(later).toEqual({ n: 0 });
    const wrong = await rows(
      `SELECT id FROM referral WHERE program_id = $1 AND window_open <> (window_closes_at > now())`,
    );
    expect(wrong).toEqual([]);
  });

  it('R-N1: every event was told, no mail waits and none went out', async () => {
    await opened.app
      .get(SendMail)
      .sendMail(
        (programId) => machineActor('JOB', programId, 'test'),
        new AbortController().signal,
      );
    expect(await opened.mailer.inbox?.list()).toEqual([]);
    expect(Object.keys(await countBy('mail_status', 'notification'))).toEqual(['NONE']);
    const unsent = 'SELECT id FROM outbox WHERE program_id = $1 AND sent_at IS NULL';
    expect(await rows(unsent)).toEqual([]);
  });

  it('R-A3: every line and every event names the write that made it', async () => {
    const unnamed = await rows(
      `SELECT * FROM (SELECT program_id, rule, write_id FROM timeline
         UNION ALL SELECT program_id, name, write_id FROM outbox) AS made
       WHERE program_id = $1 AND NOT EXISTS (SELECT FROM audit WHERE id = made.write_id)`,
    );
    expect(unnamed).toEqual([]);
  });

  it('its page asks who you want to be, each in their language', async () => {
    const { pool } = opened.app.get(SignIn);
    const personas = await samplePersonas(pool);
    expect(personas.map(({ name, role, blurb }) => [name, role, blurb]).sort()).toEqual([
      ['Alex Morgan', 'admin', 'OWNS_THE_PROGRAM'],
      ['Budi Santoso', 'advocate', 'WON_REOPENED_WON'],
      ['Dana Cole', 'sales', 'FOLLOWS_THE_REFERRALS'],
      ['Lin Wei', 'advocate', 'WINDOW_ENDED_TALKS_GO_ON'],
      ['Mei Tanaka', 'advocate', 'CONVERTED_ON_DAY_60'],
      ['Priya Nair', 'marketer', 'DECIDES_ON_SUBMISSIONS'],
    ]);
    const languages = await rows<{ name: string; language: string }>(
      `SELECT m.name, m.language FROM auth.member m JOIN membership p ON p.member_id = m.id
       WHERE p.program_id = $1 AND m.name IN ('Mei Tanaka', 'Budi Santoso', 'Lin Wei') ORDER BY 1`,
    );
    expect(languages.map(({ language }) => language)).toEqual(['id', 'zh-CN', 'ja']);
  });

  it('made a second time it stays as it is', async () => {
    const again = await opened.app.get(SeedSample).seedSample({ report: quiet });
    expect(again).toEqual({ ...made, isNew: false });
  });

  it('a programme that is no sample keeps its slug', async () => {
    await opened.test.createProgram({ kind: 'LIVE', slug: 'mine' });
    const seeding = opened.app.get(SeedSample).seedSample({ slug: 'mine', report: quiet });
    await expect(seeding).rejects.toThrow(SlugTaken);
  });
});
