import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { freePort } from '../servers/redis.js';

const ENTRY = resolve(import.meta.dirname, '..', '..', '..', 'scripts', 'serve.mjs');

/** Environment beside the bare one, e.g. `{ GOODTURN_HOME: … }`. */
export type Settings = Readonly<Record<string, string>>;

/** The product in a process of its own, as an installation starts it, so that a test can kill it. */
export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly said: Collected,
  ) {}

  /** What it has told people until now. */
  get told(): string {
    return this.said.text();
  }

  /** Null while it runs, and where it was killed. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Answers when it is ready. Throws with what it said where it ends before. */
  static async start(settings: Settings): Promise<ProductProcess> {
    const port = String(await freePort());
    const child = launch([], { ...settings, PORT: port });
    const said = collect([child.stdout, child.stderr]);
    const url = `http://localhost:${port}`;
    const ended = once(child, 'exit').then(() => false);
    const serves = settings['ROLE'] === 'worker' ? 'the worker is running' : url;
    const ready = said.until(`Goodturn is ready: ${serves}`).then(() => true);
    if (!(await Promise.race([ready, ended]))) throw new Error(`It did not start:\n${said.text()}`);
    return new ProductProcess(child, url, said);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGUSR2'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

/** How a command ended, and what it said. */
export interface EndedCli {
  readonly code: number | null;
  /** for programs */
  readonly out: string;
  /** for people */
  readonly told: string;
}

/** A command of the product's command line, in a process of its own. */
export class CliProcess {
  private constructor(
    private readonly closed: Promise<unknown>,
    private readonly child: ChildProcess,
    private readonly out: Collected,
    private readonly told: Collected,
  ) {}

  static start(args: readonly string[], settings: Settings): CliProcess {
    const child = launch(args, settings);
    const closed = once(child, 'close');
    return new CliProcess(closed, child, collect([child.stdout]), collect([child.stderr]));
  }

  /** Resolves when it has told people these words. */
  until(words: string): Promise<void> {
    return this.told.until(words);
  }

  kill(signal: 'SIGKILL' | 'SIGINT'): void {
    this.child.kill(signal);
  }

  async end(): Promise<EndedCli> {
    await this.closed;
    return { code: this.child.exitCode, out: this.out.text(), told: this.told.text() };
  }
}

/** What a command needs to work on a test's database; its home holds nothing. */
export function settingsOf(databaseUrl: string, home: string): Settings {
  return {
    NODE_ENV: 'test',
    GOODTURN_HOME: home,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    SESSION_SECRET: 's'.repeat(40),
    CODE_KEY: 'c'.repeat(40),
    HASH_KEY: 'h'.repeat(40),
  };
}

/** A command of the product's command line. Answers what it printed; throws where it failed. */
export async function runCli(args: readonly string[], settings: Settings): Promise<string> {
  const { code, out, told } = await CliProcess.start(args, settings).end();
  if (code !== 0) {
    throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${out}${told}`);
  }
  return out + told;
}

function launch(args: readonly string[], settings: Settings): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Collected {
  text(): string;
  until(words: string): Promise<void>;
}

function collect(streams: readonly (Readable | null)[]): Collected {
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of streams) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  return {
    text: () => text,
    until: (words) =>
      new Promise((found) => {
        const look = (): void => {
          if (text.includes(words)) found();
        };
        listeners.add(look);
        look();
      }),
  };
}
