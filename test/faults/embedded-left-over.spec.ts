import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { pidExists } from '../../src/embedded/process-mark.js';
import {
  HomeUnderTest,
  eventually,
  isAlive,
  query,
} from '../support/processes/embedded-process.js';

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a server that was left', () => {
  const place = new HomeUnderTest();

  beforeAll(() => place.make(), 60_000);
  afterEach(() => place.stop(), 60_000);
  afterAll(() => {
    place.remove();
  });

  describe('and is dead, with its pid file', () => {
    /** What a server that was killed leaves, with the number of another process. */
    async function leavePidFile(pid: number): Promise<void> {
      const first = place.open();
      await first.told('open');
      const killed = place.server();
      await first.kill();
      process.kill(killed, 'SIGKILL');
      const sockets = path.join(place.data, '..', 'socket');
      const lock = readdirSync(sockets).find((name) => name.endsWith('.lock')) ?? 'no lock';
      for (const file of [path.join(place.data, 'postmaster.pid'), path.join(sockets, lock)]) {
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(pid)));
      }
    }

    async function startsAndLeavesAlone(bystander: number): Promise<void> {
      const holder = place.open();
      const { url } = await holder.told('open');
      expect(place.server()).not.toBe(bystander);
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await holder.release();
      expect(pidExists(bystander)).toBe(true);
    }

    it('starts although its number is a process of the server’s user now', async () => {
      const { uid, gid } = statSync(place.data);
      const asServer = process.getuid?.() === 0 ? { uid, gid } : {};
      const bystander = spawn('sleep', ['60'], { cwd: '/', ...asServer });
      await once(bystander, 'spawn');
      await leavePidFile(bystander.pid ?? 0);
      await startsAndLeavesAlone(bystander.pid ?? 0);
      bystander.kill();
    });

    it('starts although its number is the PostgreSQL of another home now', async () => {
      const other = place.open({ home: path.join(place.folder, 'other') });
      await other.told('open');
      const bystander = place.server(path.join(place.folder, 'other'));
      await leavePidFile(bystander);
      await startsAndLeavesAlone(bystander);
      await other.release();
    }, 60_000);

    onLinux('starts although the dead process has not been reaped yet', async () => {
      // The shell becomes a sleep, which never asks for the end of its child; a child that ended
      // before that would be the shell's to ask for.
      const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60']);
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
      writeFileSync(path.join(place.data, 'postmaster.pid'), '', { mode: 0o600 });
      const { url } = await place.open().told('open');
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
  });

  describe('and does not answer', () => {
    it('is waited for, and adopted when it does', async () => {
      const first = place.open();
      const { url } = await first.told('open');
      const pid = place.server();
      await first.kill();
      process.kill(pid, 'SIGSTOP');
      const second = place.open();
      await pause(2_500);
      process.kill(pid, 'SIGCONT');
      expect((await second.told('open')).url).toBe(url);
      expect(place.server()).toBe(pid);
    });

    it('is named, and not killed, when the time is over', async () => {
      const first = place.open();
      await first.told('open');
      const pid = place.server();
      await first.kill();
      process.kill(pid, 'SIGSTOP');
      const refusal = await place.open({ startTimeoutMs: 500 }).told('error');
      expect(refusal.code).toBe('DATA_FOLDER_IN_USE');
      expect(refusal.message).toContain(`process ${String(pid)}`);
      expect(isAlive(pid)).toBe(true);
    });
  });
});
