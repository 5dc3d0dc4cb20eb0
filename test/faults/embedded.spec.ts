import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import {
  HomeUnderTest,
  eventually,
  isAlive,
  query,
  serverPid,
} from '../support/processes/embedded-process.js';

const SCHED_BATCH = '3';
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the embedded server', () => {
  const place = new HomeUnderTest();

  beforeAll(() => place.make(), 60_000);
  afterEach(() => place.stop(), 60_000);
  afterAll(() => {
    place.remove();
  });

  describe('between starts', () => {
    it('keeps its data, its address and its password, and does not run', async () => {
      const first = place.open();
      const { url } = await first.told('open');
      await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
      const pid = place.server();
      await first.release();
      expect(isAlive(pid)).toBe(false);
      expect(serverPid(place.home)).toBeUndefined();

      const second = place.open();
      const again = await second.told('open');
      expect(again.url).toBe(url);
      expect(await query(again.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    });

    it('is started on another port when somebody has taken its own', async () => {
      const first = place.open();
      const before = new URL((await first.told('open')).url).port;
      await first.release();
      const program = `require('net').createServer().listen(${before}, '127.0.0.1', () => console.log('up'))`;
      const thief = spawn(process.execPath, ['-e', program]);
      await once(thief.stdout, 'data');
      try {
        const { url } = await place.open().told('open');
        expect(new URL(url).port).not.toBe(before);
        expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      } finally {
        thief.kill();
      }
    });

    onLinux('its backends do not interrupt who wakes them', async () => {
      const { url } = await place.open().told('open');
      const rows = await query(url, `SELECT pg_read_file('/proc/self/stat') AS stat`);
      const [{ stat }] = rows as [{ stat: string }];
      // What follows the program's name begins with field 3; field 41 is the policy.
      const policy = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[41 - 3];
      expect(policy).toBe(SCHED_BATCH);
    });
  });

  it('R-A5: its log holds nothing of what a statement carried, and does not grow without bound', async () => {
    const holder = place.open();
    const { url } = await holder.told('open');
    const file = path.join(place.home, 'postgres', 'server.log');
    const secret = 'aiko.sato@planted.example';
    await query(url, 'CREATE TABLE person (email text PRIMARY KEY, age int CHECK (age > 0))');
    const refused = [
      `SELECT '${secret}'::uuid`,
      `INSERT INTO person VALUES ('${secret}', -1)`,
      `INSERT INTO person SELECT '${secret}', 1 FROM generate_series(1, 2)`,
      `DO $$ BEGIN RAISE WARNING '${secret}'; RAISE EXCEPTION '${secret}'; END $$`,
      `SELECT "${secret}"`,
      `PREPARE given (text) AS SELECT $1::uuid; EXECUTE given ('${secret}')`,
    ];
    for (const statement of refused) await expect(query(url, statement)).rejects.toThrow();
    // The canary: what the server does itself is still told.
    await query(url, 'SELECT pg_reload_conf()');
    const reloaded = (): true | undefined =>
      /^\S+ .*reloading configuration/m.test(readFileSync(file, 'utf8')) || undefined;
    await eventually(reloaded);
    expect(readFileSync(file, 'utf8')).not.toContain('planted');

    appendFileSync(file, 'x'.repeat(11 * 1024 * 1024));
    await eventually(() => statSync(file).size < 1024 * 1024 || undefined);
    await query(url, 'SELECT pg_reload_conf()');
    await eventually(reloaded);
    expect(statSync(`${file}.1`).mode & 0o077).toBe(0);
    await holder.release();
  });

  describe('with two processes', () => {
    it('is started once by two who start at once, and stopped by the last to leave', async () => {
      const [first, second] = [place.open(), place.open()];
      const urls = [(await first.told('open')).url, (await second.told('open')).url];
      expect(urls[0]).toBe(urls[1]);
      const pid = place.server();
      await first.release();
      expect(isAlive(pid)).toBe(true);
      expect(await query(urls[1] ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await second.release();
      expect(isAlive(pid)).toBe(false);
    });

    it('is made once by two who make the same home at once', async () => {
      const fresh = path.join(place.folder, 'fresh');
      const [first, second] = [place.open({ home: fresh }), place.open({ home: fresh })];
      expect((await first.told('open')).url).toBe((await second.told('open')).url);
      const made = `${first.logged}\n${second.logged}`.match(/Making the database/g);
      expect(made).toHaveLength(1);
      await first.release();
      await second.release();
    }, 60_000);

    it('outlives the Ctrl-C of the terminal, which reaches the whole process group', async () => {
      const holder = place.open({}, { detached: true });
      const { url } = await holder.told('open');
      process.kill(-holder.pid, 'SIGINT');
      await holder.told('interrupted');
      await pause(100);
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await holder.release();
    });
  });

  describe('after kill -9', () => {
    it('of our process it runs on, is adopted, and the dead holder does not keep it up', async () => {
      const first = place.open();
      const { url } = await first.told('open');
      const pid = place.server();
      await first.kill();
      expect(isAlive(pid)).toBe(true);

      const second = place.open();
      expect((await second.told('open')).url).toBe(url);
      expect(place.server()).toBe(pid);
      await second.release();
      expect(isAlive(pid)).toBe(false);
    });

    it('of the server it is started again by itself, on the same port', async () => {
      const holder = place.open();
      const { url } = await holder.told('open');
      await query(url, 'CREATE TABLE survivor AS SELECT 1 AS one');
      const killed = place.server();
      process.kill(killed, 'SIGKILL');
      await eventually(() => (serverPid(place.home) !== killed ? true : undefined));
      const rows = await eventually(() =>
        query(url, 'SELECT one FROM survivor').catch(() => undefined),
      );
      expect(rows).toEqual([{ one: 1 }]);
      holder.report('url');
      expect((await holder.told('url')).url).toBe(url);
      await holder.release();
      expect(serverPid(place.home)).toBeUndefined();
    });

    it('of both it recovers at the next start', async () => {
      const first = place.open();
      const { url } = await first.told('open');
      await query(url, 'CREATE TABLE recovered AS SELECT 1 AS one');
      const pid = place.server();
      await first.kill();
      process.kill(pid, 'SIGKILL');
      const second = place.open();
      const again = await second.told('open');
      expect(await query(again.url, 'SELECT one FROM recovered')).toEqual([{ one: 1 }]);
    });

    onLinux('of both a backend that is still busy does not keep the next one out', async () => {
      const first = place.open();
      const { url } = await first.told('open');
      // The time-out ends it where this test fails to.
      const limited = `${url}?options=-c%20statement_timeout%3D15000`;
      const busy = expect(
        query(limited, 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$'),
      ).rejects.toThrow('Connection terminated');
      const [row] = await eventually(async () => {
        const rows = await query<{ pid: number }>(
          url,
          "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DO %' AND state = 'active'",
        );
        return rows.length > 0 ? rows : undefined;
      });
      const pid = place.server();
      await first.kill();
      process.kill(pid, 'SIGKILL');
      expect(isAlive(row?.pid ?? 0)).toBe(true);
      const second = place.open();
      const again = await second.told('open');
      expect(await query(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await busy;
    });

    it('of a process that makes the home, the next one makes it', async () => {
      const fresh = path.join(place.folder, 'interrupted');
      const first = place.open({ home: fresh });
      const inner = path.join(fresh, 'postgres');
      await eventually(() =>
        existsSync(inner) && readdirSync(inner).some((name) => name.startsWith('initdb-'))
          ? true
          : undefined,
      );
      await first.kill();
      expect(existsSync(path.join(inner, 'data'))).toBe(false);
      const second = place.open({ home: fresh });
      const { url } = await second.told('open');
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await second.release();
      expect(readdirSync(inner).filter((name) => name.startsWith('initdb-'))).toEqual([]);
    }, 60_000);
  });
});
