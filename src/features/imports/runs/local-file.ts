import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../../kernel/ids.js';
import { CONFIG, type Config } from '../../../platform/config/index.js';
import { FileStore } from '../../../platform/files/index.js';
import { fetchParts } from './import-file-parts.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file is read twice, from any place in it: for that it lies on the disk of this process. */
@Injectable()
export class LocalFiles {
  private readonly folder: string;

  constructor(
    private readonly store: FileStore,
    @Inject(CONFIG) config: Pick<Config, 'home'>,
  ) {
    this.folder = join(config.home, 'imports');
  }

  /** Deletes it when `work` has ended. Throws FileMissing, FilesUnavailable. */
  async withFile<T>(
    programId: Id,
    partIds: readonly Id[],
    work: (path: string) => Promise<T>,
  ): Promise<T> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const own = await mkdtemp(join(this.folder, 'run-'));
    try {
      const path = join(own, 'file.csv');
      await fetchParts(this.store, programId, partIds, path);
      return await work(path);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  /** What killed processes left. Returns how many. */
  async clear(nowMs: number): Promise<number> {
    let count = 0;
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found === null || nowMs - found.mtimeMs < DAY_MS) continue;
      await rm(path, { recursive: true, force: true });
      count += 1;
    }
    return count;
  }
}
