// The suites in the order in which they fail soonest, each a run of Jest; the last line counts all.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root } from './paths.mjs';
import { openPostgres15 } from './postgres-15.mjs';

const EVERYTHING = ['src', 'portal/src', 'test'];
const SLOWEST = 15;
/** Once more as on a managed server: one login that owns everything, and the oldest PostgreSQL. */
const MANAGED = { GOODTURN_TEST_MODE: 'single-login' };
/**
 * What depends on server and mode: every SQL text, roles and policies, the ledger's functions, work
 * across programmes, and one story through all features. `npm run test:long` runs all integration
 * specs so.
 */
const ON_MANAGED = process.env.GOODTURN_LONG
  ? ['test/integration', 'test/migrations', 'test/api/story']
  : [
      ...['platform', 'ledger', 'identity', 'measures', 'notifications', 'referrals/windows'].map(
        (room) => `test/integration/${room}`,
      ),
      'test/integration/imports/stopped',
      'test/migrations',
      'test/api/story',
    ];

function jest(paths, environment, report) {
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    join(root, 'node_modules/jest/bin/jest.js'),
  ];
  args.push(...paths, '--json', `--outputFile=${report}`, '--silent=false', '--passWithNoTests');
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

function countOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: [], times: [] };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken,
    times: result.testResults.map(({ name, startTime, endTime }) => ({
      file: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    })),
    skipped: result.testResults.flatMap(({ assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => `  ${fullName}`),
    ),
  };
}

/** Runs all suites, or the paths given; answers the exit code. */
export async function runSuites(paths) {
  const folder = mkdtempSync(join(tmpdir(), 'goodturn-report-'));
  const total = { passed: 0, failed: 0 };
  const skipped = [];
  const times = [];
  let code = 0;
  const run = async (title, suite, environment = {}) => {
    console.log(`\n== ${title}`);
    const report = join(folder, `${title.replaceAll(/\W+/g, '-')}.json`);
    const exit = await jest(suite, environment, report);
    const count = countOf(report);
    for (const key of Object.keys(total)) total[key] += count[key];
    skipped.push(...count.skipped);
    times.push(...count.times.map((spec) => ({ ...spec, title })));
    if (exit !== 0 && count.failed === 0) total.failed += 1;
    if (exit !== 0) code = 1;
  };
  const chromium = findChromium();
  if (!chromium) console.log('No Chromium was found: the browser suite says so and is skipped.');
  const environment = chromium ? { GOODTURN_CHROMIUM: chromium } : {};
  await run('PostgreSQL 18 (embedded)', paths.length > 0 ? paths : EVERYTHING, environment);
  if (paths.length === 0) await asOnAManagedServer(run);
  rmSync(folder, { recursive: true, force: true });
  if (paths.length === 0) printSlowest(times);
  if (skipped.length > 0) console.log(`\n${skipped.length} skipped:\n${skipped.join('\n')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return code;
}

/** What to look at first when the whole takes too long. */
function printSlowest(times) {
  const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  console.log('\nThe slowest specs:');
  for (const { file, seconds, title } of slowest) {
    console.log(`${String(Math.round(seconds)).padStart(5)} s  ${file} (${title})`);
  }
}

async function asOnAManagedServer(run) {
  const server = await openPostgres15();
  if (!server) {
    console.log('\nNo PostgreSQL 15 was found (Debian: postgresql-15): 18 takes its place.');
    const withoutMigrations = ON_MANAGED.filter((path) => path !== 'test/migrations');
    await run('one login that owns everything', withoutMigrations, MANAGED);
    return;
  }
  const environment = { ...MANAGED, TEST_DATABASE_URL: server.url };
  try {
    await run('PostgreSQL 15, one login that owns everything', ON_MANAGED, environment);
  } finally {
    await server.stop();
  }
}
