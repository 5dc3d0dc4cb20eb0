import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src/kernel/ids.js';
import { LONG } from '../support/long.js';
import { CliProcess, type EndedCli, type Settings } from '../support/processes/product-process.js';
import { startRedis, type TestRedis } from '../support/servers/redis.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';

const SECRETS = {
  SESSION_SECRET: 's'.repeat(40),
  CODE_KEY: 'c'.repeat(40),
  HASH_KEY: 'h'.repeat(40),
};
/** Words that drivers and Node say where something outside fails. */
const DRIVERS_WORDS =
  /connect E|getaddrinfo|password authentication|does not exist|authentication failed|read ECONN|terminated unexpectedly|timeout exp|listen E|EACCES: |ENOTDIR: |WRONGPASS|Invalid login|\bat .*\.js:\d+/;

/** What people read when something outside is not as it should be: ours, and what would be right. */
describe('a start or a command that cannot go on', () => {
  let test: TestDatabase;
  let home: string;
  let redis: TestRedis;
  const open: Server[] = [];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'goodturn-told-'));
    redis = await startRedis();
    await redis.client.config('SET', 'requirepass', 'right');
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of open.splice(0)) server.close();
  });
  afterAll(async () => {
    await redis.close();
    await test.close();
    await rm(home, { recursive: true, force: true });
  });

  const settings = (change: Settings): Settings => ({
    NODE_ENV: 'test',
    GOODTURN_HOME: home,
    GOODTURN_SEED: '0',
    DATABASE_URL: test.url,
    HOST: '127.0.0.1',
    PORT: '0',
    ...SECRETS,
    ...change,
  });

  const run = (args: readonly string[], change: Settings): Promise<EndedCli> =>
    CliProcess.start(args, settings(change)).end();

  /** What people read: lines of the log are for whoever looks into it. */
  const read = ({ out, told }: EndedCli): string =>
    (out + told)
      .split('\n')
      .filter((line) => !line.startsWith('{'))
      .join('\n');

  async function listen(onSocket: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      onSocket(socket);
    }).listen(0, '127.0.0.1');
    open.push(server);
    await once(server, 'listening');
    return String((server.address() as AddressInfo).port);
  }

  /** Settings that are wrong → what is read. A database is met by a start and by a command alike. */
  const databases: [string, () => Promise<Settings> | Settings, RegExp][] = [
    [
      'nothing listens where the database should be',
      () => ({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }),
      /The database does not answer \(DATABASE_URL\)\. Nothing listens at its address/,
    ],
    [
      'the host of the database is not known',
      () => ({ DATABASE_URL: 'postgres://x@database.invalid:5432/x' }),
      /The database does not answer \(DATABASE_URL\)\. Its host (is not known|cannot be looked up)/,
    ],
    [
      'what answers there is no PostgreSQL',
      async () => {
        const port = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
        return { DATABASE_URL: `postgres://x@127.0.0.1:${port}/x` };
      },
      /The database gives no connection \(DATABASE_URL\)/,
    ],
    [
      'what answers there hangs up',
      async () => {
        const port = await listen((socket) => socket.destroy());
        return { DATABASE_URL: `postgres://x@127.0.0.1:${port}/x` };
      },
      /The database gives no connection \(DATABASE_URL\)/,
    ],
    [
      'the database is of another name',
      () => ({ DATABASE_URL: Object.assign(new URL(test.url), { pathname: '/nowhere' }).href }),
      /There is no database of the name in DATABASE_URL: make it/,
    ],
    [
      'the user is not known',
      () => ({ DATABASE_URL: Object.assign(new URL(test.url), { username: 'nobody' }).href }),
      /The database refuses the user or the password of DATABASE_URL/,
    ],
    [
      'Redis does not listen',
      () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
      /Redis does not answer at 127\.0\.0\.1:1 \(REDIS_URL\)/,
    ],
    [
      'Redis wants another password',
      () => ({ REDIS_URL: redis.url.replace('redis://', 'redis://:wrong@') }),
      /refuses the password of REDIS_URL/,
    ],
    [
      'a setting is none',
      () => ({ REDIS_URL: 'http://127.0.0.1' }),
      /These settings cannot be used:\n {2}REDIS_URL/,
    ],
  ];

  const ways: [string, string[]][] = [
    ['a start', []],
    ['a command', ['seed']],
  ];
  /** Some seconds each: every day each once, in turn in both ways; `npm run test:long` all in both. */
  const cases = databases.flatMap(([what, change, says], place) =>
    ways
      .filter((_way, at) => LONG || at === place % ways.length)
      .map(([way, args]) => [way, what, args, change, says] as const),
  );

  it.each(cases)(
    '%s: %s',
    async (_way, _case, args, change, says) => {
      const ended = await run(args, await change());
      expect(read(ended)).toMatch(says);
      expect(read(ended)).not.toMatch(DRIVERS_WORDS);
      expect(ended.code).toBeGreaterThan(0);
    },
    120_000,
  );

  const starts: [string, () => Promise<Settings> | Settings, RegExp][] = [
    [
      'the port is taken',
      async () => ({ PORT: await listen(() => undefined) }),
      /Port (\d+) is taken\. Stop what uses it, or choose another: PORT=\d+ npm start/,
    ],
    [
      'the address is not of this computer',
      () => ({ HOST: '192.0.2.1' }),
      /This computer has no address 192\.0\.2\.1 \(HOST\)/,
    ],
    [
      'the home is a file',
      async () => {
        await writeFile(join(home, 'file'), '');
        return { GOODTURN_HOME: join(home, 'file', 'home'), DATABASE_URL: '' };
      },
      /The home \S+ cannot|is no folder/,
    ],
  ];

  it('a start: a challenge has a kind of stage of a newer version', async () => {
    const newer = await openTestDatabase();
    try {
      const { id } = await newer.createProgram();
      await newer.superuser(
        `INSERT INTO challenge (program_id, id, status, draft, created_at, version)
         VALUES ($1, $2, 'DRAFT', '{"stages": [{"kind": "POEM"}]}', now(), 1)`,
        [id, newId()],
      );
      const ended = await run([], { DATABASE_URL: newer.url });
      expect(read(ended)).toMatch(/of the kind POEM.*start the version of Goodturn that has it/);
      expect(ended.code).toBe(1);
    } finally {
      await newer.close();
    }
  }, 120_000);

  it.each(starts)(
    'a start: %s',
    async (_case, change, says) => {
      const ended = await run([], await change());
      expect(read(ended)).toMatch(says);
      expect(read(ended)).not.toMatch(DRIVERS_WORDS);
      expect(ended.code).toBe(1);
    },
    120_000,
  );

  describe('the doctor looks at the mail server', () => {
    const mailOf = async (url: string): Promise<string> => {
      const { out } = await run(['doctor'], { SMTP_URL: url });
      return /^.. {2}mail .*$/m.exec(out)?.[0] ?? out;
    };

    it('nothing listens', async () => {
      const said = await mailOf('smtp://127.0.0.1:1');
      expect(said).toMatch(/^!! {2}mail .*127\.0\.0\.1:1 cannot be used \(SMTP_URL\).*Nothing/);
      expect(said).not.toMatch(DRIVERS_WORDS);
    }, 120_000);

    it('its host is not known', async () => {
      expect(await mailOf('smtp://mail.invalid')).toMatch(/^!! {2}mail .*Its host is not known/);
    }, 120_000);

    it('it refuses the password', async () => {
      const port = await listen((socket) => {
        socket.write('220 test\r\n');
        socket.on('data', (chunk) => {
          const isHello = /^EHLO/i.test(chunk.toString());
          socket.write(isHello ? '250-test\r\n250 AUTH PLAIN\r\n' : '535 5.7.8 no\r\n');
        });
      });
      const said = await mailOf(`smtp://me:wrong@127.0.0.1:${port}`);
      expect(said).toMatch(/^!! {2}mail .*refuses the user or the password/);
    }, 120_000);
  });
});
