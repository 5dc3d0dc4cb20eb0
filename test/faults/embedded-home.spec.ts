import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  ForeignHolders,
  Holder,
  makeFolder,
  nobodyCanRunNode,
  query,
  serverPid,
} from '../support/processes/embedded-process.js';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Not root: what only root meets is skipped.\n');
const asRoot = isRoot ? it : it.skip;
const isNodeForAll = isRoot && nobodyCanRunNode();
if (isRoot && !isNodeForAll) {
  process.stderr.write('No other user may run this Node: what they meet is skipped.\n');
}
const asBoth = isNodeForAll ? it : it.skip;

describe('the home of the embedded server', () => {
  const folder = makeFolder();
  const home = path.join(folder, 'home');
  const place = path.join(home, 'postgres');
  const passwordFile = path.join(place, 'password');

  async function withServer<T>(work: (url: string) => Promise<T>, of = home): Promise<T> {
    const holder = new Holder({ home: of });
    const { url } = await holder.told('open');
    try {
      return await work(url);
    } finally {
      await holder.release();
    }
  }

  async function refusal(options: {
    home: string;
    homeIsDefault?: boolean;
  }): Promise<{ code: string | null; message: string }> {
    const { code, message } = await new Holder(options).told('error');
    return { code, message };
  }

  beforeAll(() => withServer(() => Promise.resolve()), 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds a PostgreSQL 18 in UTF-8, whose order of texts is the same on every system', async () => {
    const rows = await withServer((url) =>
      query(
        url,
        `SELECT current_setting('server_version_num')::int / 10000 AS major,
                pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider,
                datlocale AS locale, current_setting('timezone') AS zone,
                current_setting('fsync') AS fsync, current_setting('is_superuser') AS superuser
           FROM pg_database WHERE datname = current_database()`,
      ),
    );
    expect(rows).toEqual([
      {
        major: 18,
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
        zone: 'UTC',
        fsync: 'on',
        superuser: 'on',
      },
    ]);
  });

  it('has a password of its own that nobody else can read, and no way in without it', async () => {
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
    const password = readFileSync(passwordFile, 'utf8').trim();
    await withServer(async (url) => {
      expect(new URL(url).password).toBe(password);
      const wrong = url.replace(password, 'guess');
      await expect(query(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    });
    const other = path.join(folder, 'other');
    await withServer(() => Promise.resolve(), other);
    expect(readFileSync(path.join(other, 'postgres', 'password'), 'utf8').trim()).not.toBe(
      password,
    );
  }, 60_000);

  it('is served by a Unix socket that only its user can reach, and on 127.0.0.1 alone', async () => {
    await withServer(async (url) => {
      const sockets = path.join(place, 'socket');
      const { host, port } = new URL(url);
      expect(host).toBe(`${encodeURIComponent(sockets)}:${port}`);
      expect(statSync(sockets).mode & 0o777).toBe(0o700);
      const at = (address: string): string => url.replace(encodeURIComponent(sockets), address);
      const settings = `SELECT current_setting('listen_addresses') AS addresses,
                               current_setting('unix_socket_directories') AS sockets`;
      expect(await query(url, settings)).toEqual([{ addresses: '127.0.0.1', sockets }]);
      expect(await query(at('127.0.0.1'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      const outside = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .find((address) => address.family === 'IPv4' && !address.internal);
      const elsewhere = at(outside?.address ?? '127.0.0.2');
      await expect(query(elsewhere, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });
  });

  it.each(['a'.repeat(100), 'one,two'])(
    'is reached by TCP where its path is %s',
    async (name) => {
      await withServer(
        async (url) => {
          expect(new URL(url).hostname).toBe('127.0.0.1');
          expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        },
        path.join(folder, name),
      );
    },
    60_000,
  );

  it('has what the server says in a file', () => {
    expect(readFileSync(path.join(place, 'server.log'), 'utf8')).toContain(
      'database system is ready to accept connections',
    );
  });

  it('gets a new password when its file is lost, and keeps its data', async () => {
    await withServer((url) => query(url, 'CREATE TABLE kept AS SELECT 1 AS one'));
    const before = readFileSync(passwordFile, 'utf8');
    unlinkSync(passwordFile);
    const rows = await withServer((url) => query(url, 'SELECT one FROM kept'));
    expect(rows).toEqual([{ one: 1 }]);
    expect(readFileSync(passwordFile, 'utf8')).not.toBe(before);
  });

  it('is refused at once when a server runs in it that has another password', async () => {
    const before = readFileSync(passwordFile, 'utf8');
    await withServer(async () => {
      const pid = serverPid(home);
      writeFileSync(passwordFile, 'another\n');
      const { code, message } = await refusal({ home });
      writeFileSync(passwordFile, before);
      expect(code).toBe('DATA_FOLDER_IN_USE');
      expect(message).toContain(`process ${String(pid)}`);
      expect(serverPid(home)).toBe(pid);
    });
  });

  it('is refused when another version made it, and says which', async () => {
    const versionFile = path.join(place, 'data', 'PG_VERSION');
    writeFileSync(versionFile, '17\n');
    const { code, message } = await refusal({ home });
    writeFileSync(versionFile, '18\n');
    expect(code).toBe('DATA_FOLDER_OTHER_VERSION');
    expect(message).toMatch(/made by PostgreSQL 17; this Goodturn brings 18\./);
  });

  it('is refused when its data folder holds something else', async () => {
    const strange = path.join(folder, 'strange');
    mkdirSync(path.join(strange, 'postgres', 'data'), { recursive: true });
    writeFileSync(path.join(strange, 'postgres', 'data', 'letter.txt'), 'mine');
    expect((await refusal({ home: strange })).code).toBe('DATA_FOLDER_BROKEN');
    expect(existsSync(path.join(strange, 'postgres', 'data', 'letter.txt'))).toBe(true);
  });

  it('is refused when a file is in its place', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const { code, message } = await refusal({ home: file });
    expect(code).toBe('HOME_NOT_WRITABLE');
    expect(message).toContain(file);
  });

  describe('where we are root', () => {
    const closed = path.join(folder, 'closed');

    asRoot('belongs to us, and its data to the user the server runs as', async () => {
      const { uid } = statSync(path.join(place, 'data'));
      expect(uid).not.toBe(0);
      expect(statSync(passwordFile).uid).toBe(0);
      await withServer(() => {
        expect(statSync(`/proc/${String(serverPid(home))}`).uid).toBe(uid);
        return Promise.resolve();
      });
    });

    asRoot('is refused below a folder that no other user may pass, which is named', async () => {
      mkdirSync(closed, { recursive: true });
      chmodSync(closed, 0o700);
      const { code, message } = await refusal({ home: path.join(closed, 'home') });
      expect(code).toBe('HOME_NOT_PASSABLE');
      expect(message).toContain(`${closed} lets no other user pass`);
      expect(existsSync(path.join(closed, 'home'))).toBe(false);
    });

    asRoot(
      'is the system’s one, and says so, when nobody chose the one below it',
      async () => {
        mkdirSync(closed, { recursive: true });
        chmodSync(closed, 0o700);
        const systemHome = path.join(folder, 'var', 'lib', 'goodturn');
        const holder = new Holder({
          home: path.join(closed, '.goodturn'),
          homeIsDefault: true,
          systemHome,
        });
        const opened = await holder.told('open');
        expect(opened.home).toBe(systemHome);
        expect(opened.dataDirectory).toBe(path.join(systemHome, 'postgres', 'data'));
        expect(holder.logged).toContain(`${closed} lets no other user pass`);
        expect(holder.logged).toContain(systemHome);
        await holder.release();
      },
      60_000,
    );

    asBoth(
      'works for an ordinary user, and then for root, without a change of owner; root’s is not theirs',
      async () => {
        const foreign = new ForeignHolders(folder);
        const theirs = path.join(folder, 'theirs');
        mkdirSync(theirs, { mode: 0o700 });
        chownSync(theirs, foreign.owner.uid, foreign.owner.gid);
        const own = foreign.open({ home: path.join(theirs, 'home') });
        const { url, dataDirectory } = await own.told('open');
        await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
        await own.release();

        const rows = await withServer(
          (again) => query(again, 'SELECT one FROM kept'),
          path.join(theirs, 'home'),
        );
        expect(rows).toEqual([{ one: 1 }]);
        expect(statSync(dataDirectory).uid).toBe(foreign.owner.uid);

        const back = foreign.open({ home: path.join(theirs, 'home') });
        expect((await back.told('open')).url).toBe(url);
        await back.release();

        // And one that root made is refused to them, with whose it is.
        const { code, message } = await foreign.open({ home }).told('error');
        expect(code).toBe('HOME_NOT_WRITABLE');
        expect(message).toMatch(/Give it to the user who starts Goodturn|belongs to user/);
      },
      60_000,
    );
  });
});
