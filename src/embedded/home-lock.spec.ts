import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { addHolder, countHolders, LockBusy, removeHolder, withExclusive } from './home-lock.js';
import { ownMark } from './process-mark.js';

describe('the locks of a home', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'goodturn-locks-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function ticket(name: string, pid: number, started: string): void {
    const token = name.replace(/^[a-z]+-/, '');
    writeFileSync(path.join(folder, name), JSON.stringify({ token, pid, started }));
  }

  it('lets one in at a time, also within one process, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(2);
      inside -= 1;
    };
    await Promise.all(
      Array.from({ length: 8 }, () => withExclusive(folder, { waitMs: 10_000 }, work)),
    );
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free again after work that fails', async () => {
    const failing = withExclusive(folder, { waitMs: 0 }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(withExclusive(folder, { waitMs: 0 }, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('names the living process that keeps it', async () => {
    await withExclusive(folder, { waitMs: 0 }, async () => {
      const waiters: number[] = [];
      const onWait = (pid: number): void => void waiters.push(pid);
      const second = withExclusive(folder, { waitMs: 30, onWait }, () => Promise.resolve());
      await expect(second).rejects.toEqual(new LockBusy(process.pid));
      expect(waiters).toEqual([process.pid]);
    });
  });

  it('passes on from a process whose number another one has now', async () => {
    ticket('exclusive', process.pid, 'another moment');
    await expect(withExclusive(folder, { waitMs: 0 }, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('passes on when those who removed a dead lock died over it themselves', async () => {
    // `exclusive` of dead one, being removed by dead two, whose claim is being removed by dead three.
    const dead = [1, 2, 3].map((n) =>
      JSON.stringify({ token: `t${String(n)}`, pid: 0, started: '' }),
    );
    writeFileSync(path.join(folder, 'exclusive'), dead[0] ?? '');
    writeFileSync(path.join(folder, 'claim-t1'), dead[1] ?? '');
    writeFileSync(path.join(folder, 'claim-t2'), dead[2] ?? '');
    await withExclusive(folder, { waitMs: 5_000 }, () => Promise.resolve());
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits while a living process removes a dead one’s lock', async () => {
    ticket('exclusive', 0, '');
    const { pid, started } = ownMark();
    ticket('claim-exclusive', pid, started);
    const attempt = withExclusive(folder, { waitMs: 50 }, () => Promise.resolve());
    await expect(attempt).rejects.toBeInstanceOf(LockBusy);
  });

  it('passes on from a file that a loss of power left empty', async () => {
    writeFileSync(path.join(folder, 'exclusive'), '');
    await expect(withExclusive(folder, { waitMs: 0 }, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('counts the holders that live and forgets the dead', () => {
    const first = addHolder(folder);
    const second = addHolder(folder);
    ticket('holder-reused', process.pid, 'another moment');
    ticket('holder-dead', 0, '');
    expect(countHolders(folder)).toBe(2);
    expect(readdirSync(folder)).toHaveLength(2);
    removeHolder(folder, first);
    removeHolder(folder, first);
    expect(countHolders(folder)).toBe(1);
    removeHolder(folder, second);
    expect(countHolders(folder)).toBe(0);
  });
});
