import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { KeptMail } from '../../../src/platform/mail/index.js';
import { freePort } from '../servers/redis.js';
import { sampleTemplate } from '../database/sample-template.js';
import { openTestDatabase, type TestDatabase } from '../database/test-database.js';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const READY = 'Goodturn is ready';
const START_MS = 120_000;

type Environment = Readonly<Record<string, string>>;

/** Goodturn as people run it: built, a process of its own, in a home of its own. */
export class BrowserServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly environment: Environment,
    private readonly home: string,
    private readonly test: TestDatabase | null,
  ) {}

  /** `npm start` where nothing was before: the embedded database, and the sample in it. */
  static async start(): Promise<BrowserServer> {
    return run(['npm', 'start'], {}, null);
  }

  /** On a database of the test server; with `sample` a clone of the one in which that was made. */
  static async onTestServer({ sample }: { readonly sample: boolean }): Promise<BrowserServer> {
    const made = sample ? await sampleTemplate() : null;
    const test = await openTestDatabase([], {
      mode: 'separated',
      ...(made ? { template: made.template } : {}),
    });
    const environment = {
      DATABASE_URL: test.url,
      HOST: '127.0.0.1',
      SESSION_SECRET: 's'.repeat(40),
      CODE_KEY: 'c'.repeat(40),
      HASH_KEY: 'h'.repeat(40),
    };
    return run(['node', 'scripts/serve.mjs'], environment, test, made?.home);
  }

  /** For `run` alone. */
  static of(
    child: ChildProcess,
    environment: Environment,
    home: string,
    test: TestDatabase | null,
  ): BrowserServer {
    return new BrowserServer(child, environment, home, test);
  }

  get url(): string {
    return `http://localhost:${this.environment['PORT'] ?? ''}`;
  }

  /** `npm run cli -- ...`, while the server runs. */
  async cli(...words: string[]): Promise<void> {
    await command(words, this.environment);
  }

  /** What `/dev/mail` lists for one reader, the newest first. */
  async mailsTo(email: string): Promise<KeptMail[]> {
    const mails = (await (await fetch(`${this.url}/dev/mail.json`)).json()) as KeptMail[];
    return mails.filter(({ to }) => to === email);
  }

  /** Ctrl-C, as a terminal sends it: to the whole process group. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const exited = once(this.child, 'exit');
      process.kill(-(this.child.pid ?? 0), 'SIGINT');
      await exited;
    }
    await this.test?.close();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(
  [program = '', ...args]: readonly string[],
  settings: Environment,
  test: TestDatabase | null,
  homeToCopy?: string,
): Promise<BrowserServer> {
  const home = await mkdtemp(join(tmpdir(), 'goodturn-browser-'));
  const environment = { ...settings, PORT: String(await freePort()), GOODTURN_HOME: home };
  if (homeToCopy !== undefined) await cp(homeToCopy, home, { recursive: true });
  const child = begin(program, args, environment);
  const server = BrowserServer.of(child, environment, home, test);
  try {
    await readyOf(child);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Only what finds programs is inherited: no setting of whoever runs the tests. */
function begin(program: string, args: readonly string[], environment: Environment): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  const env = { PATH, HOME, ...environment };
  return spawn(program, args, { cwd: ROOT, env, stdio, detached: true });
}

/** Everything it writes; throws with it where it ends before `enough`. */
function readyOf(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolveIt, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`Not ready within ${START_MS} ms:\n${said}`));
    }, START_MS);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes(READY)) return;
      clearTimeout(late);
      resolveIt();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`It stopped with ${code}:\n${said}`));
    });
  });
}

async function command(words: readonly string[], environment: Environment): Promise<void> {
  const child = begin('node', ['scripts/cli.mjs', ...words], environment);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${said}`);
}
