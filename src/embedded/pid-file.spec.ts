import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { disownPidFile, parseLastPort, parsePidFile, readPidFile } from './pid-file.js';

const READY = '4711\n/home/data\n1795302898\n34197\n\n127.0.0.1\n 5432 17\nready   \n';

describe('the pid file of PostgreSQL', () => {
  it('tells the process, the port in line 4, and that connections are taken', () => {
    expect(parsePidFile(READY)).toEqual({
      pid: 4711,
      port: 34197,
      socketFolder: undefined,
      ready: true,
    });
  });

  it('tells the folder of the Unix socket in line 5', () => {
    const text = READY.replace('34197\n\n', '34197\n/home/socket\n');
    expect(parsePidFile(text)?.socketFolder).toBe('/home/socket');
  });

  it('tells that a server is still starting', () => {
    const text = READY.replace('ready   ', 'starting');
    expect(parsePidFile(text)).toMatchObject({ port: 34197, ready: false });
  });

  it('has no port in its first moments', () => {
    expect(parsePidFile('4711\n/home/data\n')).toEqual({
      pid: 4711,
      port: undefined,
      socketFolder: undefined,
      ready: false,
    });
  });

  it('names the process of a single-user server, which is written below zero', () => {
    expect(parsePidFile('-4711\n/home/data\n')?.pid).toBe(4711);
  });

  it.each(['', '\n', 'not a number\n', '0\n'])('is unreadable when it says %j', (text) => {
    expect(parsePidFile(text)).toBeUndefined();
  });
});

describe('the port of the last start', () => {
  it('is found in the command line that PostgreSQL keeps', () => {
    const opts = '/pg/bin/postgres "-D" "/home/data" "-c" "port=34197" "-c" "timezone=UTC"\n';
    expect(parseLastPort(opts)).toBe(34197);
  });

  it('is unknown where another command line started it', () => {
    expect(parseLastPort('/pg/bin/postgres "-D" "/home/data"\n')).toBeUndefined();
  });
});

describe('the pid file of a server that is gone', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(path.join(tmpdir(), 'goodturn-pid-'));
  });
  afterEach(() => {
    rmSync(data, { recursive: true });
  });

  it('is given our number and keeps its other lines, which guard the shared memory', () => {
    const file = path.join(data, 'postmaster.pid');
    writeFileSync(file, READY);
    disownPidFile(data);
    expect(readFileSync(file, 'utf8')).toBe(READY.replace('4711', String(process.pid)));
  });

  it('is removed when it is empty, which PostgreSQL would not start with', () => {
    writeFileSync(path.join(data, 'postmaster.pid'), '');
    expect(readPidFile(data)).toBe('unreadable');
    disownPidFile(data);
    expect(readPidFile(data)).toBeUndefined();
  });
});
