import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LineWriter } from './line-writer.js';

const hasFullDisk = existsSync('/dev/full');
if (!hasFullDisk) process.stderr.write('No /dev/full here: what writes to it is skipped.\n');
const onFullDisk = hasFullDisk ? it : it.skip;

describe('lines of a log', () => {
  let folder: string;
  let told: string[];
  const tell = (error: unknown): void =>
    void told.push((error as NodeJS.ErrnoException).code ?? '');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'goodturn-log-'));
    told = [];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const contents = (): string => readFileSync(join(folder, 'log'), 'utf8');

  it('are written in their order, and the last ones at the end of the process', async () => {
    const descriptor = openSync(join(folder, 'log'), 'a');
    const writer = new LineWriter(descriptor, tell);
    for (let n = 0; n < 100; n += 1) writer.write(`${String(n)}\n`);
    await pause(50);
    writer.write('the last, on its way\n');
    writer.write('behind it\n');
    writer.flush();
    await pause(50);
    closeSync(descriptor);
    const lines = contents().trimEnd().split('\n');
    expect(lines.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, n) => String(n)));
    expect(lines.slice(100).sort()).toEqual(['behind it', 'the last, on its way']);
    expect(told).toEqual([]);
  });

  onFullDisk(
    'are dropped on a full disk, some of them wait, and nothing waits for them',
    async () => {
      const descriptor = openSync('/dev/full', 'a');
      const writer = new LineWriter(descriptor, tell);
      for (let n = 0; n < 1_000; n += 1) writer.write(`${'x'.repeat(1_000)}\n`);
      await pause(50);
      writer.write('once more\n');
      writer.flush();
      await pause(50);
      closeSync(descriptor);
      expect(new Set(told)).toEqual(new Set(['ENOSPC']));
    },
  );

  it('begin when their file can be opened', async () => {
    let isFull = true;
    const open = (): number => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'open' });
      return openSync(join(folder, 'log'), 'a');
    };
    const writer = new LineWriter(open, tell);
    writer.write('1\n');
    await pause(1_050);
    writer.write('2\n');
    expect(told).toEqual(['ENOSPC']);
    isFull = false;
    await pause(1_050);
    writer.write('3\n');
    await pause(50);
    expect(contents()).toBe('1\n2\n3\n');
  });

  onFullDisk('hold up no process that ends', () => {
    const place = `file://${join(import.meta.dirname, '..', '..', '..')}/dist/server/platform/telemetry/index.js`;
    const script = `
      const { makeLogger, openLogStream } = await import(${JSON.stringify(place)});
      const logger = makeLogger('info', openLogStream('/dev/full'));
      logger.info({}, 'a line');
      setTimeout(() => { logger.info({}, 'the last'); process.exit(7); }, 50);`;
    const args = ['--input-type=module', '-e', script];
    let status: unknown = 0;
    try {
      execFileSync(process.execPath, args, { timeout: 20_000, stdio: 'pipe' });
    } catch (error) {
      ({ status } = error as { status: unknown });
    }
    expect(status).toBe(7);
  });
});
