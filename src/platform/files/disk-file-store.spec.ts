import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../kernel/ids.js';
import { DiskFileStore } from './disk-file-store.adapter.js';
import { fileKey } from './file-store.port.js';

describe('files on the disk', () => {
  let home: string;
  let umask: number;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'goodturn-files-'));
    umask = process.umask(0);
  });
  afterEach(async () => {
    process.umask(umask);
    await rm(home, { recursive: true });
  });

  it('are readable by their owner alone, and so are their folders', async () => {
    const store = new DiskFileStore(home);
    const programId = newId();
    const key = fileKey(programId, newId());
    await store.put(key, Buffer.from('a proof'));
    const modes = ['', programId, key].map(async (name) => {
      return (await stat(join(home, 'files', name))).mode & 0o777;
    });
    expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o600]);
    expect((await store.readAll(key)).toString()).toBe('a proof');
  });

  it('cannot be kept where a file is in their folder’s place, and the message says what helps', async () => {
    await writeFile(join(home, 'files'), '');
    const put = new DiskFileStore(home).put(fileKey(newId(), newId()), Buffer.from('x'));
    await expect(put).rejects.toThrow(/Files cannot be kept in \S+files, a folder of .*Move away/);
  });
});
