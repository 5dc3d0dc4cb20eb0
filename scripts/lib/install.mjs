// Installs the packages of package-lock.json where that has not been done, and nothing otherwise.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const STAMP = join(root, 'node_modules', '.goodturn-installed');

function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

function isInstalled(stamp) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
}

/** @param {(line: string) => void} log */
export async function install(log = console.log) {
  const stamp = wanted();
  if (isInstalled(stamp)) return;
  log('Installing packages (once, about two minutes) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const started = performance.now();
  const dots = setInterval(() => {
    log(`  still installing (${Math.round((performance.now() - started) / 1000)} s) …`);
  }, 20_000);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  }).finally(() => clearInterval(dots));
  if (code !== 0) {
    process.stderr.write(
      '\nThe packages could not be installed (see above). Check the network and start again.\n',
    );
    process.exit(1);
  }
  writeFileSync(STAMP, stamp);
}
