import { newId, type Id } from '../../../src/kernel/ids.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { jobsOptionsOf, TestLog } from '../processes/job-app.js';
import { until } from '../until.js';
import { zoneWhereItIs } from '../worlds/notice-world.js';
import { ProductProcess, type Settings } from '../processes/product-process.js';
import { startRedis, type TestRedis } from './redis.js';
import { startSmtpServer, type SmtpBehaviour, type SmtpServer } from './smtp-server.js';
import { openTestDatabase, type TestDatabase } from '../database/test-database.js';

/** How long the product waits here for a greeting: 15 s would be a test of patience. */
const GREETING_MS = 1_500;

/** Processes of the product over one database and one mail server, to be killed and silenced. */
export class MailInstallation {
  private readonly running: ProductProcess[] = [];
  private readonly jobs: Jobs;
  readonly programs: Id[] = [];

  private constructor(
    readonly test: TestDatabase,
    readonly smtp: SmtpServer,
    private readonly redis: TestRedis | null,
    private readonly settings: Settings,
  ) {
    const redisUrl = redis?.url ?? null;
    this.jobs = new Jobs(jobsOptionsOf({ test, redisUrl, role: 'api' }), new TestLog());
  }

  static async open(
    queues: 'postgres' | 'redis',
    behaviour: SmtpBehaviour,
    home: string,
  ): Promise<MailInstallation> {
    const test = await openTestDatabase();
    const redis = queues === 'redis' ? await startRedis() : null;
    const smtp = await startSmtpServer(behaviour);
    const settings = {
      NODE_ENV: 'test',
      GOODTURN_HOME: home,
      GOODTURN_SEED: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: test.url,
      HOST: '127.0.0.1',
      SESSION_SECRET: 's'.repeat(40),
      CODE_KEY: 'c'.repeat(40),
      HASH_KEY: 'h'.repeat(40),
      SMTP_URL: `${smtp.url}?greetingTimeout=${String(GREETING_MS)}`,
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    return new MailInstallation(test, smtp, redis, settings);
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((product) => product.kill('SIGKILL')));
    await this.jobs.close();
    await this.smtp.close();
    await this.redis?.close();
    await this.test.close();
  }

  async start(role: 'all' | 'api' | 'worker'): Promise<ProductProcess> {
    const product = await ProductProcess.start({ ...this.settings, ROLE: role });
    this.running.push(product);
    return product;
  }

  /** So many mails that are due, of two programmes, each to somebody else who is awake. */
  async addMails(count: number): Promise<void> {
    for (const share of [Math.ceil(count / 2), Math.floor(count / 2)]) {
      const { id } = await this.test.createProgram({ kind: 'LIVE' });
      this.programs.push(id);
      const people = Array.from({ length: share }, () => newId());
      await this.test.superuser(
        `INSERT INTO advocate (program_id, id, name, email, language, time_zone, status, created_at, version)
         SELECT $1, id, 'Mei Tanaka', id || '@example.com', 'en', $3, 'ACTIVE', now(), 1
         FROM unnest($2::uuid[]) AS id`,
        [id, people, zoneWhereItIs(12)],
      );
      await this.test.superuser(
        `INSERT INTO notification (program_id, id, advocate_id, dedupe_key, kind, subject_kind,
           subject_id, inputs, created_at, mail_status, mail_due_at, mail_attempts)
         SELECT $1, gen_random_uuid(), id, 'test:' || id, 'REFERRAL_MOVED', 'REFERRAL',
           gen_random_uuid(), '{"outcome": "MOVED", "to": "MEETING"}', now(), 'WAITING', now(), 0
         FROM unnest($2::uuid[]) AS id`,
        [id, people],
      );
    }
  }

  /** So many windows that should have closed ten days ago; `inProgress` of them make an event. */
  async addDueWindows(count: number, inProgress: number): Promise<void> {
    await this.test.superuser(
      `INSERT INTO referral (program_id, id, advocate_id, source, submitted_at, recorded_at,
         window_days, time_zone, submitted_on, window_closes_at, conversion_points, late_win_points,
         assist_points, needs_confirmation, awards_points, fraud_signal, moderation, fraud_status,
         confirmation, status, step, reward_status, window_open, won_outside_window,
         won_before_referral, points_due, points_awarded, settlement_no, moved_at, version)
       SELECT a.program_id, gen_random_uuid(), a.id, 'FORM', at, at, 60, 'UTC', at::date,
         at + interval '61 days', 500, 0, 0, false, true, 'NOT_CHECKED', 'APPROVED', 'NOT_CHECKED',
         'NOT_NEEDED', status, status, 'NONE', true, false, false, 0, 0, 0, at, 1
       FROM (SELECT now() - interval '71 days' AS at,
               CASE WHEN n <= $3 THEN 'ACCEPTED' ELSE 'LOST' END AS status
             FROM generate_series(1, $2::int) n) rows,
         (SELECT program_id, id FROM advocate WHERE program_id = $1 LIMIT 1) a`,
      [this.programs[0], count, inProgress],
    );
  }

  /** The clock strikes now: without, the next tick is up to 30 s away. */
  async closeWindows(): Promise<void> {
    const retry = { attempts: 1, backoff: { kind: 'fixed', delayMs: 0 } } as const;
    const job = { name: 'close-windows', data: {}, jobId: newId(), retry };
    await this.jobs.addBulk('clock', [job]);
  }

  async count(from: string): Promise<number> {
    const [row] = await this.test.superuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${from}`,
    );
    return row?.n ?? -1;
  }

  async untilNone(from: string, timeoutMs: number): Promise<void> {
    await until(async () => (await this.count(from)) === 0, timeoutMs);
  }
}

/** Asks again and again whether the API is ready, until it is told to stop. */
export class ReadyWatch {
  readonly answers = new Map<number, number>();
  private stopped = false;
  private readonly watching: Promise<void>;

  constructor(private readonly url: string) {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      const status = await statusOf(`${this.url}/health/ready`);
      this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** 0 where nobody answers. */
async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
