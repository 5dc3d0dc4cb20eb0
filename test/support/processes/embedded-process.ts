import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { markOf } from '../../../src/embedded/process-mark.js';

const HOLDER = path.resolve(import.meta.dirname, 'embedded-holder.mjs');
const BUNDLE = path.resolve(import.meta.dirname, 'bundle-holder.mjs');

export interface HolderOptions {
  home: string;
  homeIsDefault?: boolean;
  startTimeoutMs?: number;
  systemHome?: string;
}

interface Line {
  event: 'open' | 'url' | 'log' | 'error' | 'interrupted' | 'released';
  url: string;
  home: string;
  dataDirectory: string;
  version: string;
  text: string;
  code: string | null;
  message: string;
}

/** A process of its own that opens the embedded server; see `embedded-holder.mjs`. */
export class Holder {
  readonly child: ChildProcess;
  private readonly lines: Line[] = [];

  constructor(options: HolderOptions, spawnOptions: SpawnOptions = {}, entry = HOLDER) {
    const wish = { homeIsDefault: false, ...options };
    this.child = spawn(process.execPath, [entry, JSON.stringify(wish)], {
      ...spawnOptions,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.child.stdout) throw new Error('no output to read');
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Line);
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get logged(): string {
    return this.lines.map((line) => line.text).join('\n');
  }

  /** The first line of this kind, now or later. */
  async told(event: Line['event']): Promise<Line> {
    return eventually(() => {
      const refusal = this.lines.find((line) => line.event === 'error');
      if (refusal && event !== 'error') throw new Error(refusal.message);
      return this.lines.find((line) => line.event === event);
    });
  }

  report(command: 'release' | 'url'): void {
    this.child.stdin?.write(`${command}\n`);
  }

  async release(): Promise<void> {
    this.report('release');
    await this.told('released');
    await this.ended();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }

  private async ended(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, 'exit');
    }
  }
}

/** A user without rights, where we may start processes as one. */
const NOBODY = { uid: 65534, gid: 65534 };

/** Whether that user can run this very Node: it may lie where only its owner may go. */
export function nobodyCanRunNode(): boolean {
  return spawnSync(process.execPath, ['--version'], { ...NOBODY, cwd: '/' }).status === 0;
}

/** Holders that run as another user, who may not enter the checkout. */
export class ForeignHolders {
  readonly owner = NOBODY;
  private readonly entry: string;

  constructor(folder: string) {
    const place = path.join(folder, 'foreign');
    mkdirSync(place);
    execFileSync(process.execPath, [BUNDLE, place], { stdio: ['ignore', 'ignore', 'inherit'] });
    this.entry = path.join(place, 'holder.mjs');
  }

  open(options: HolderOptions): Holder {
    return new Holder(options, { ...NOBODY, cwd: '/' }, this.entry);
  }
}

/** A folder that every user may pass, as PostgreSQL's must be able to. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'goodturn-embedded-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The process of the server of a home, as its pid file says, or undefined when it is stopped. */
export function serverPid(home: string): number | undefined {
  try {
    const text = readFileSync(path.join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Looks every 10 ms until there is something; fails after 20 s. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (let round = 0; round < 2_000; round += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(10);
  }
  throw new Error('it did not happen within 20 s');
}

/** A zombie is dead: it has ended, and only its parent has not asked for it yet. */
export function isAlive(pid: number): boolean {
  return markOf(pid) !== undefined;
}

/** A home that is made once, and found stopped by each test whatever the one before did. */
export class HomeUnderTest {
  readonly folder = makeFolder();
  readonly home = path.join(this.folder, 'home');
  readonly data = path.join(this.home, 'postgres', 'data');
  private readonly started: Holder[] = [];

  open(options: Partial<HolderOptions> = {}, spawnOptions: SpawnOptions = {}): Holder {
    const holder = new Holder({ home: this.home, ...options }, spawnOptions);
    this.started.push(holder);
    return holder;
  }

  /** The number of the running server; fails where none runs. */
  server(of = this.home): number {
    const pid = serverPid(of);
    if (pid === undefined) throw new Error('no server runs');
    return pid;
  }

  async make(): Promise<void> {
    const first = this.open();
    await first.told('open');
    await first.release();
  }

  async stop(): Promise<void> {
    for (const holder of this.started.splice(0)) await holder.kill();
    const pid = serverPid(this.home);
    if (pid === undefined || !isAlive(pid)) return;
    process.kill(pid, 'SIGCONT');
    const last = new Holder({ home: this.home });
    await last.told('open');
    await last.release();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
