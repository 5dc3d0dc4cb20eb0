// A private PostgreSQL 15 from Debian's package, for the run of the suite on the oldest version.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** As root the server runs as Debian's own `postgres`: it refuses to run as root. */
function owner() {
  if (userInfo().uid !== 0) return {};
  const read = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: read('-u'), gid: read('-g') };
}

function run(program, args, who) {
  const result = spawnSync(join(BIN, program), args, { ...who, encoding: 'utf8', cwd: '/' });
  if (result.status !== 0) throw new Error(`${program}: ${result.stderr}`);
}

/** Null where it is not installed. */
export async function openPostgres15() {
  if (!existsSync(join(BIN, 'postgres'))) return null;
  const who = owner();
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-pg15-'));
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  run(
    'initdb',
    ['-D', data, '-U', 'goodturn', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8'],
    who,
  );
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300`;
  run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start'], who);
  return {
    url: `postgres://goodturn@127.0.0.1:${port}/postgres`,
    async stop() {
      run('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop'], who);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
