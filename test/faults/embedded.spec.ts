import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { pidExists } from '../../src/platform/embedded/process-mark.js';
import {
  Holder,
  eventually,
  isAlive,
  makeFolder,
  query,
  serverPid,
} from '../support/embedded-process.js';

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the embedded server', () => {
  const folder = makeFolder();
  const home = path.join(folder, 'home');
  const data = path.join(home, 'postgres', 'data');
  const started: Holder[] = [];

  function open(options: { home?: string; startTimeoutMs?: number } = {}): Holder {
    const holder = new Holder({ home, ...options });
    started.push(holder);
    return holder;
  }

  /** The number of the running server; fails where none runs. */
  function server(of = home): number {
    const pid = serverPid(of);
    if (pid === undefined) throw new Error('no server runs');
    return pid;
  }

  /** Leaves a stopped home whatever a test did, so that each begins with the same. */
  async function stopAll(): Promise<void> {
    for (const holder of started.splice(0)) await holder.kill();
    const pid = serverPid(home);
    if (pid === undefined || !isAlive(pid)) return;
    process.kill(pid, 'SIGCONT');
    const last = new Holder({ home });
    await last.told('open');
    await last.release();
  }

  beforeAll(async () => {
    const first = open();
    await first.told('open');
    await first.release();
  }, 60_000);
  afterEach(stopAll, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  describe('between starts', () => {
    it('keeps its data, its address and its password, and does not run', async () => {
      const first = open();
      const { url } = await first.told('open');
      await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
      const pid = server();
      await first.release();
      expect(isAlive(pid)).toBe(false);
      expect(serverPid(home)).toBeUndefined();

      const second = open();
      const again = await second.told('open');
      expect(again.url).toBe(url);
      expect(await query(again.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    });

    it('is started on another port when somebody has taken its own', async () => {
      const first = open();
      const before = new URL((await first.told('open')).url).port;
      await first.release();
      const program = `require('net').createServer().listen(${before}, '127.0.0.1', () => console.log('up'))`;
      const thief = spawn(process.execPath, ['-e', program]);
      await once(thief.stdout, 'data');
      try {
        const { url } = await open().told('open');
        expect(new URL(url).port).not.toBe(before);
        expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      } finally {
        thief.kill();
      }
    });
  });

  describe('with two processes', () => {
    it('is started once by two who start at once, and stopped by the last to leave', async () => {
      const [first, second] = [open(), open()];
      const urls = [(await first.told('open')).url, (await second.told('open')).url];
      expect(urls[0]).toBe(urls[1]);
      const pid = server();
      await first.release();
      expect(isAlive(pid)).toBe(true);
      expect(await query(urls[1] ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await second.release();
      expect(isAlive(pid)).toBe(false);
    });

    it('is made once by two who make the same home at once', async () => {
      const fresh = path.join(folder, 'fresh');
      const [first, second] = [open({ home: fresh }), open({ home: fresh })];
      expect((await first.told('open')).url).toBe((await second.told('open')).url);
      const made = `${first.logged}\n${second.logged}`.match(/Making the database/g);
      expect(made).toHaveLength(1);
      await first.release();
      await second.release();
    }, 60_000);

    it('outlives the Ctrl-C of the terminal, which reaches the whole process group', async () => {
      const holder = new Holder({ home }, { detached: true });
      started.push(holder);
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
      const first = open();
      const { url } = await first.told('open');
      const pid = server();
      await first.kill();
      expect(isAlive(pid)).toBe(true);

      const second = open();
      expect((await second.told('open')).url).toBe(url);
      expect(server()).toBe(pid);
      await second.release();
      expect(isAlive(pid)).toBe(false);
    });

    it('of the server it is started again by itself, on the same port', async () => {
      const holder = open();
      const { url } = await holder.told('open');
      await query(url, 'CREATE TABLE survivor AS SELECT 1 AS one');
      const killed = server();
      process.kill(killed, 'SIGKILL');
      await eventually(() => (serverPid(home) !== killed ? true : undefined));
      const rows = await eventually(() =>
        query(url, 'SELECT one FROM survivor').catch(() => undefined),
      );
      expect(rows).toEqual([{ one: 1 }]);
      holder.tell('url');
      expect((await holder.told('url')).url).toBe(url);
      await holder.release();
      expect(serverPid(home)).toBeUndefined();
    });

    it('of both it recovers at the next start', async () => {
      const first = open();
      const { url } = await first.told('open');
      await query(url, 'CREATE TABLE recovered AS SELECT 1 AS one');
      const pid = server();
      await first.kill();
      process.kill(pid, 'SIGKILL');
      const second = open();
      const again = await second.told('open');
      expect(await query(again.url, 'SELECT one FROM recovered')).toEqual([{ one: 1 }]);
    });

    onLinux('of both a backend that is still busy does not keep the next one out', async () => {
      const first = open();
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
      const pid = server();
      await first.kill();
      process.kill(pid, 'SIGKILL');
      expect(isAlive(row?.pid ?? 0)).toBe(true);
      const second = open();
      const again = await second.told('open');
      expect(await query(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await busy;
    });

    it('of a process that makes the home, the next one makes it', async () => {
      const fresh = path.join(folder, 'interrupted');
      const first = open({ home: fresh });
      const place = path.join(fresh, 'postgres');
      await eventually(() =>
        existsSync(place) && readdirSync(place).some((name) => name.startsWith('initdb-'))
          ? true
          : undefined,
      );
      await first.kill();
      expect(existsSync(path.join(place, 'data'))).toBe(false);
      const second = open({ home: fresh });
      const { url } = await second.told('open');
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await second.release();
      expect(readdirSync(place).filter((name) => name.startsWith('initdb-'))).toEqual([]);
    }, 60_000);
  });

  describe('with a left-over pid file', () => {
    /** What a server that was killed leaves, with the number of another process. */
    async function leavePidFile(pid: number): Promise<void> {
      const first = open();
      await first.told('open');
      const killed = server();
      await first.kill();
      process.kill(killed, 'SIGKILL');
      const file = path.join(data, 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(pid)));
    }

    async function startsAndLeavesAlone(bystander: number): Promise<void> {
      const holder = open();
      const { url } = await holder.told('open');
      expect(server()).not.toBe(bystander);
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await holder.release();
      expect(pidExists(bystander)).toBe(true);
    }

    it('starts although its number is a process of the server’s user now', async () => {
      const { uid, gid } = statSync(data);
      const asServer = process.getuid?.() === 0 ? { uid, gid } : {};
      const bystander = spawn('sleep', ['60'], { cwd: '/', ...asServer });
      await once(bystander, 'spawn');
      await leavePidFile(bystander.pid ?? 0);
      await startsAndLeavesAlone(bystander.pid ?? 0);
      bystander.kill();
    });

    it('starts although its number is the PostgreSQL of another home now', async () => {
      const other = open({ home: path.join(folder, 'other') });
      await other.told('open');
      const bystander = server(path.join(folder, 'other'));
      await leavePidFile(bystander);
      await startsAndLeavesAlone(bystander);
      await other.release();
    }, 60_000);

    onLinux('starts although the dead process has not been reaped yet', async () => {
      // The shell becomes a sleep, which never asks for the end of its child.
      const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60']);
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const zombie = Number(line.toString());
      await eventually(() =>
        readFileSync(`/proc/${String(zombie)}/stat`, 'utf8').includes(') Z ') ? true : undefined,
      );
      await leavePidFile(zombie);
      await startsAndLeavesAlone(zombie);
      parent.kill();
    });

    it('starts although it is empty', async () => {
      writeFileSync(path.join(data, 'postmaster.pid'), '', { mode: 0o600 });
      const { url } = await open().told('open');
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
  });

  describe('that does not answer', () => {
    it('is waited for, and adopted when it does', async () => {
      const first = open();
      const { url } = await first.told('open');
      const pid = server();
      await first.kill();
      process.kill(pid, 'SIGSTOP');
      const second = open();
      await pause(2_500);
      process.kill(pid, 'SIGCONT');
      expect((await second.told('open')).url).toBe(url);
      expect(server()).toBe(pid);
    });

    it('is named, and not killed, when the time is over', async () => {
      const first = open();
      await first.told('open');
      const pid = server();
      await first.kill();
      process.kill(pid, 'SIGSTOP');
      const refusal = await open({ startTimeoutMs: 500 }).told('error');
      expect(refusal.code).toBe('DATA_FOLDER_IN_USE');
      expect(refusal.message).toContain(`process ${String(pid)}`);
      expect(isAlive(pid)).toBe(true);
    });
  });
});
