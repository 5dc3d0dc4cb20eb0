import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

const WORKER = path.resolve(
  import.meta.dirname,
  '..',
  'support',
  'processes',
  'embedded-lock-worker.mjs',
);

describe('the exclusive lock of a home', () => {
  it('never lets two in while processes are killed with it in their hands', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'goodturn-lock-'));
    mkdirSync(path.join(folder, 'locks'));
    const output: string[] = [];
    const start = (rounds: number): { kill: () => void; ended: Promise<number | null> } => {
      const child = spawn(process.execPath, [WORKER, folder, String(rounds)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.on('data', (part: Buffer) => output.push(part.toString()));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      return { kill: () => child.kill('SIGKILL'), ended };
    };

    const steady = [start(60), start(60)];
    // Each lives long enough to be inside or waiting when it is killed.
    for (let round = 0; round < 12; round += 1) {
      const doomed = start(1_000);
      await pause(180 + 15 * round);
      doomed.kill();
      await doomed.ended;
    }
    expect(await Promise.all(steady.map((worker) => worker.ended))).toEqual([0, 0]);

    const all = output.join('');
    expect(all).not.toContain('OVERLAP');
    expect(all.match(/round/g)?.length).toBeGreaterThanOrEqual(120);
    rmSync(folder, { recursive: true });
  }, 60_000);
});
