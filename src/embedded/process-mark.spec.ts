import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

import { describe, expect, it } from '@jest/globals';

import {
  isPostgresOf,
  isRunning,
  markOf,
  ownMark,
  parseProcStat,
  parsePsLine,
} from './process-mark.js';

describe('the mark of a process', () => {
  it('is read from Linux although the name has brackets and spaces in it', () => {
    const rest = 'S 1 2 2 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 987654 1000 200';
    expect(parseProcStat(`4711 (a ) b (c) ${rest}`)).toEqual({
      state: 'S',
      startTicks: '987654',
    });
  });

  it('is read from the ps of macOS', () => {
    expect(parsePsLine('Ss   Fri Nov 21 23:10:04 2026    \n')).toEqual({
      state: 'Ss',
      started: 'Fri Nov 21 23:10:04 2026',
    });
    expect(parsePsLine('')).toBeUndefined();
  });

  it('holds while the process lives', () => {
    expect(isRunning(ownMark())).toBe(true);
    expect(markOf(process.pid)).toEqual(ownMark());
  });

  it('does not hold for another process with the same number', () => {
    expect(isRunning({ pid: process.pid, started: 'another moment' })).toBe(false);
  });

  it('ends with the process', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const mark = markOf(child.pid ?? 0);
    expect(mark && isRunning(mark)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(mark && isRunning(mark)).toBe(false);
  });

  it('does not exist for a number that no process can have', () => {
    expect(markOf(0)).toBeUndefined();
    expect(markOf(-1)).toBeUndefined();
    expect(markOf(Number.NaN)).toBeUndefined();
  });
});

describe('a process that is no PostgreSQL', () => {
  it('is not taken for the server of the folder it works in', async () => {
    const child = spawn('sleep', ['60'], { cwd: tmpdir() });
    await once(child, 'spawn');
    expect(isPostgresOf(child.pid ?? 0, tmpdir())).toBe(false);
    child.kill();
  });
});
