// Everything generated that is checked in: how each file is made. Used by `generate` and `check`.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { dumpCatalogue } from '../../test/support/database/catalogue.mjs';
import { openTestServer } from '../../test/support/database/test-server.mjs';
import { build } from './build.mjs';
import { root } from './paths.mjs';

const PRINT_SCHEMA = join(root, 'dist', 'server', 'print-schema.js');

function run(...args) {
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) throw new Error(`node ${args.join(' ')}\n${result.stderr}`);
  return result.stdout;
}

/** The built server prints its own schema; null as long as it can't. */
function schema() {
  return existsSync(PRINT_SCHEMA) ? run(PRINT_SCHEMA) : null;
}

/** The portal's types of the schema that is checked in. */
function portalTypes() {
  if (!existsSync(join(root, 'schema.graphql'))) return null;
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-types-'));
  const output = join(folder, 'graphql-env.d.ts');
  try {
    const config = join(root, 'portal', 'tsconfig.json');
    run('node_modules/gql.tada/bin/cli.js', 'generate-output', '-c', config, '-o', output);
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function catalogue() {
  const server = await openTestServer();
  const { migrate } = await import('../../dist/server/platform/database/index.js');
  const name = `goodturn_generate_${randomBytes(5).toString('hex')}`;
  const url = Object.assign(new URL(server.url), { pathname: `/${name}` });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    await migrate(url.href, () => undefined);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      return await dumpCatalogue(client);
    } finally {
      await client.end();
    }
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
    await server.release();
  }
}

/** In the order in which they depend on each other. */
const FILES = [
  ['schema.graphql', schema],
  ['portal/src/graphql-env.d.ts', portalTypes],
  ['test/migrations/catalogue.dump.sql', catalogue],
];

/**
 * Makes the generated files, or those whose path contains one of `wanted`, and hands each to
 * `use(path, text)` before the next is made.
 * @param {(path: string, text: string) => void} use
 * @param {string[]} wanted
 */
export async function generate(use, wanted = []) {
  await build({ portal: false });
  for (const [path, make] of FILES) {
    if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
    const text = await make();
    if (text === null) console.log(`${path}: skipped, what it is made from is not there yet`);
    else use(path, text);
  }
}

/** Null where the file is not there. */
export function checkedIn(path) {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
