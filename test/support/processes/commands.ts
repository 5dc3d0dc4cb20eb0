import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { EndedCli, Settings } from './product-process.js';

const ENTRY = resolve(import.meta.dirname, 'command-process.mjs');

interface Finding {
  readonly what: string;
  readonly grade: 'WELL' | 'REMARK' | 'WRONG';
  readonly says: string;
}

/** Commands of the product in one process, one after the other: see `command-process.mjs`. */
export class Commands {
  private readonly child: ChildProcess;
  private readonly answers: Interface;

  constructor(private readonly settings: Settings) {
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const env = { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }) };
    this.child = spawn(process.execPath, [ENTRY], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    if (!this.child.stdout) throw new Error('no output to read');
    this.answers = createInterface({ input: this.child.stdout });
  }

  async run(args: readonly string[], change: Settings = {}): Promise<EndedCli> {
    const answer = once(this.answers, 'line') as Promise<[string]>;
    const settings = { ...this.settings, ...change };
    this.child.stdin?.write(`${JSON.stringify({ args, settings })}\n`);
    return JSON.parse((await answer)[0]) as EndedCli;
  }

  /** What the doctor finds wrong, as `what: says`. */
  async wrong(change: Settings = {}): Promise<string[]> {
    const { code, out } = await this.run(['doctor', '--json'], change);
    const found = (JSON.parse(out) as Finding[]).filter(({ grade }) => grade === 'WRONG');
    if (code !== (found.length > 0 ? 1 : 0)) throw new Error(`doctor ended with ${String(code)}`);
    return found.map(({ what, says }) => `${what}: ${says}`);
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }
}
