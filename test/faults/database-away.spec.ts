import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '../../src/kernel/ids.js';
import { connectClient } from '../../src/platform/database/index.js';
import { ServedApp, type ServedPerson } from '../support/api/served-app.js';
import { REFER } from '../support/api/story-documents.js';
import { DeadWay } from '../support/database/dead-way.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { until } from '../support/until.js';

const HOME = `query { program { name } viewer { name } }`;
const RENAME = `mutation ($input: ChangeProgramSettingsInput!) {
  changeProgramSettings(input: $input) { ... on Program { name version } ... on UserError { code } } }`;
/** What is promised of every request, and of everything once a fault has ended. */
const PROMISED_MS = 10_000;

interface Timed {
  readonly what: string;
  readonly status: number;
  readonly code: string | null;
  readonly tookMs: number;
}

/** Requests end within ten seconds with a clear answer, and ten seconds later all is well. */
describe('the database is away and nobody is told', () => {
  let test: TestDatabase;
  let way: DeadWay;
  let app: ServedApp;
  let program: { readonly id: Id; readonly slug: string };
  let admin: ServedPerson;
  let advocate: ServedPerson;

  beforeAll(async () => {
    test = await openTestDatabase();
    way = await DeadWay.before(test.url);
    app = await ServedApp.open({ test: { ...test, url: way.url } });
    program = await test.createProgram();
    admin = await app.person(program, ['admin']);
    advocate = await app.person(program, ['advocate']);
  }, 60_000);
  afterAll(async () => {
    way.mend();
    await app.close();
    way.close();
    await test.close();
  }, 60_000);

  const referral = (idempotencyKey: string) => ({
    input: {
      refereeName: 'Aiko Sato',
      refereeEmail: `aiko.${idempotencyKey}@example.com`,
      companyName: `Kita ${idempotencyKey}`,
      idempotencyKey,
    },
  });

  async function timed(what: string, asked: Promise<Response>): Promise<Timed> {
    const start = performance.now();
    const response = await asked;
    const tookMs = Math.round(performance.now() - start);
    const body = (await response.json()) as {
      code?: string;
      errors?: { extensions: { code: string } }[];
      checks?: { database: { status: string } };
    };
    const code = body.code ?? body.errors?.[0]?.extensions.code ?? null;
    return { what, status: response.status, code, tookMs };
  }

  const graph = (who: ServedPerson, query: string, variables: object = {}): Promise<Response> =>
    app.post('/graphql', { query, variables }, who);

  /** A request of each kind, all at once; two dozen of them ask for more than the pool has. */
  const everything = (key: string): Promise<Timed>[] => [
    timed('a mutation', graph(advocate, REFER, referral(key))),
    ...Array.from({ length: 24 }, () => timed('a query', graph(admin, HOME))),
    timed('a link', app.post('/api/auth/sign-in/magic-link', { email: `${newId()}@example.com` })),
    timed('a token', app.post('/api/auth/confirm', { token: newId() })),
    timed('a file', app.fetch(`/files/${newId()}`, { headers: admin.headers })),
    timed('health, ready', app.fetch('/health/ready')),
    timed('health, work', app.fetch('/health/work')),
  ];

  const OK: Readonly<Record<string, number>> = { 'a token': 410, 'a file': 404 };
  const isWell = ({ what, status, code }: Timed): boolean =>
    status === (OK[what] ?? 200) && (code === null || status !== 200);

  const isClearAndInTime = ({ what, status, code, tookMs }: Timed): boolean =>
    (status === 503 || (status === 200 && code !== null)) &&
    tookMs < PROMISED_MS &&
    (what.startsWith('health') || code === 'TIMED_OUT' || code === 'UNAVAILABLE');

  /** What was not well at last. */
  let unwell: readonly Timed[] = [];

  async function isAllWell(): Promise<boolean> {
    unwell = (await Promise.all(everything(newId()))).filter((answer) => !isWell(answer));
    return unwell.length === 0;
  }

  const REFER_AT = (key: string) =>
    test.superuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM referral WHERE program_id = $1 AND referee_email = $2`,
      [program.id, `aiko.${key}@example.com`],
    );

  it('all is well before', async () => {
    await until(isAllWell);
  }, 30_000);

  it.each(['freeze', 'lose'] as const)(
    'each request is answered in ten seconds, and all works ten seconds after: %s',
    async (fault) => {
      const key = newId();
      way[fault]();
      const answers = await Promise.all(everything(key)).catch(() => []);
      // Asked once more just before the end: the longest that anything can hang on.
      const last = everything(newId());
      await new Promise((resolve) => setTimeout(resolve, 300));
      way.mend();
      const mendedAt = performance.now();
      expect(answers).not.toEqual([]);
      expect(answers.filter((answer) => !isClearAndInTime(answer))).toEqual([]);
      while (!(await isAllWell()) && performance.now() - mendedAt < PROMISED_MS);
      expect(unwell).toEqual([]);
      expect(performance.now() - mendedAt).toBeLessThan(PROMISED_MS);
      for (const { tookMs } of await Promise.all(last)) expect(tookMs).toBeLessThan(PROMISED_MS);
      // The same key once more: whether the first came through or not, there is one.
      const again = await timed('again', graph(advocate, REFER, referral(key)));
      expect(again).toMatchObject({ status: 200, code: null });
      expect(await REFER_AT(key)).toEqual([{ n: 1 }]);
    },
    60_000,
  );

  it('what waits for a lock is given up, changes nothing, and is done when it is sent again', async () => {
    const [{ version }] = (await test.superuser<{ version: number }>(
      'SELECT version FROM program WHERE id = $1',
      [program.id],
    )) as [{ version: number }];
    const input = { version, name: 'North Star', idempotencyKey: newId() };
    const other = await connectClient({ connectionString: test.url });
    await other.query('BEGIN');
    await other.query('SELECT FROM program WHERE id = $1 FOR UPDATE', [program.id]);
    // More than there are connections: some are refused by the pool.
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => timed('rename', graph(admin, RENAME, { input }))),
    );
    await other.end();
    expect(answers.filter((answer) => !isClearAndInTime(answer))).toEqual([]);
    expect(await app.get(admin, RENAME, { input })).toEqual({
      name: 'North Star',
      version: version + 1,
    });
  }, 60_000);

  it('the log says which request had no database, and nothing of what was sent', () => {
    const all = app.lines.join('');
    process.stderr.write(
      app.lines
        .filter((l) => l.includes('A request failed'))
        .slice(0, 4)
        .join(''),
    );
    expect(all).toContain('had no database');
    expect(all).not.toContain('Aiko');
    expect(all).not.toContain('aiko.');
  });
});
