import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { INVITE, REFER } from '../support/api/story-documents.js';
import { LONG } from '../support/long.js';
import { startRedis, type TestRedis } from '../support/servers/redis.js';
import { sleep, until } from '../support/until.js';

const HOME = `query { program { name } viewer { name } }`;
const PROMISED_MS = 10_000;

if (!LONG) process.stderr.write('A stop without Redis takes 12 s: only npm run test:long waits.\n');
const inTheLongForm = LONG ? it : it.skip;

/** Requests do not need the queues: what is due is stored, and told when Redis is back. */
describe('the Redis of the queues is killed', () => {
  let redis: TestRedis;
  let app: ServedApp;
  let program: { readonly id: Id; readonly slug: string };
  let admin: ServedPerson;
  let advocate: ServedPerson;

  beforeAll(async () => {
    redis = await startRedis();
    app = await ServedApp.open({ redisUrl: redis.url });
    program = await app.test.createProgram();
    admin = await app.person(program, ['admin']);
    advocate = await app.person(program, ['advocate']);
  }, 60_000);
  afterAll(async () => {
    if (!LONG) await app.close();
    await redis.close();
  }, 60_000);

  const graph = (query: string, variables: object = {}): Promise<Response> =>
    app.post('/graphql', { query, variables }, advocate);

  function refer(): Promise<Response> {
    const idempotencyKey = newId();
    const input = {
      refereeName: 'Aiko Sato',
      refereeEmail: `aiko.${idempotencyKey}@example.com`,
      companyName: `Kita ${idempotencyKey}`,
      idempotencyKey,
    };
    return graph(REFER, { input });
  }

  interface Ended {
    readonly what: string;
    readonly isWell: boolean;
    readonly tookMs: number;
  }

  async function ended(what: string, asked: Promise<Response>): Promise<Ended> {
    const start = performance.now();
    const response = await asked;
    const text = await response.text();
    const isWell = response.status === 200 && !text.includes('"errors"');
    return { what, isWell, tookMs: performance.now() - start };
  }

  const everything = (): Promise<Ended[]> =>
    Promise.all([
      ended('a mutation', refer()),
      ended('a query', graph(HOME)),
      ended('mails', app.fetch('/dev/mail.json')),
      ended('alive', app.fetch('/health/live')),
      ended('ready', app.fetch('/health/ready')),
      ended('work', app.fetch('/health/work')),
      ended('metrics', app.fetch('/metrics')),
    ]);

  const unwell = (answers: readonly Ended[]): string[] =>
    answers.filter(({ isWell }) => !isWell).map(({ what }) => what);

  async function unsent(): Promise<string[]> {
    const rows = await app.test.superuser<{ name: string }>(
      'SELECT name FROM outbox WHERE program_id = $1 AND sent_at IS NULL',
      [program.id],
    );
    return rows.map(({ name }) => name);
  }

  it('each request is answered in time and as ever; the work is told to be behind, and comes back', async () => {
    await until(async () => unwell(await everything()).length === 0);
    const underWay = everything();
    await redis.kill();
    const answers = [...(await underWay), ...(await everything()), ...(await everything())];
    expect(answers.filter(({ tookMs }) => tookMs >= PROMISED_MS)).toEqual([]);
    expect(unwell(answers).filter((what) => what !== 'work')).toEqual([]);
    // A good answer of the queues holds for five seconds.
    await until(async () => !(await ended('work', app.fetch('/health/work'))).isWell, PROMISED_MS);
    // What follows from it is a job, which no Redis takes now.
    const person = { name: 'Budi Santoso', email: `${newId()}@example.com`, roles: ['SALES'] };
    await app.get(admin, INVITE, { input: { ...person, idempotencyKey: newId() } });
    expect(await unsent()).toContain('member.invited');

    await redis.restart();
    const backAt = performance.now();
    const wasLate = (): boolean => performance.now() - backAt > PROMISED_MS;
    while (unwell(await everything()).length > 0 && !wasLate()) await sleep(100);
    while ((await unsent()).length > 0 && !wasLate()) await sleep(100);
    expect(wasLate()).toBe(false);
    expect(unwell(await everything())).toEqual([]);
  }, 90_000);

  inTheLongForm(
    'a stop while it is away ends in time',
    async () => {
      await redis.kill();
      const start = performance.now();
      await app.close();
      expect(performance.now() - start).toBeLessThan(20_000);
      // What still waits for it ends, so that this process can.
      await redis.restart();
      await sleep(2_500);
    },
    60_000,
  );
});
