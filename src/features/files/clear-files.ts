import { Inject, Injectable } from '@nestjs/common';
import { plusMs, systemClock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import { FileStore, ownerOf, type StoredFile } from '../../platform/files/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { findKnownFiles } from './file.queries.js';
import { ForgetUnusedFiles } from './forget-unused-files.js';
import { knownElsewhere } from './stored-files.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const ROWS_AT_ONCE = 100;
const KEYS_AT_ONCE = 1_000;
/** More than this, and more than what has rows: it is not ours to delete without a person. */
const SUSPECT_FROM = 100;

export interface ClearedFiles {
  /** rows of files that were never handed in */
  readonly unused: number;
  /** bytes without a row */
  readonly left: number;
  /** so much was left over that nothing of it was deleted */
  readonly suspect: boolean;
}

/** Deletes what nobody uses: rows first, then bytes; what a crash leaves, the next run finds. */
@Injectable()
export class ClearFiles {
  constructor(
    private readonly database: Database,
    private readonly crossProgram: CrossProgramDatabase,
    private readonly store: FileStore,
    private readonly forgetUnused: ForgetUnusedFiles,
    @Inject(CONFIG) private readonly config: Pick<Config, 'uploads'>,
  ) {}

  /** Throws FilesUnavailable. */
  async clearFiles(run: JobRun): Promise<ClearedFiles> {
    const before = plusMs(systemClock.now(), -this.config.uploads.unusedDays * DAY_MS);
    const unused = await this.clearUnused(run, before);
    const left: string[] = [];
    let known = 0;
    for await (const { key, isLeft } of this.withoutRows(run, before)) {
      if (isLeft) left.push(key);
      else known += 1;
    }
    const suspect = left.length > SUSPECT_FROM && left.length > known;
    if (suspect || run.stopping.aborted)
      return { unused, left: suspect ? left.length : 0, suspect };
    for (const key of left) await this.store.delete(key);
    return { unused, left: left.length, suspect };
  }

  private async clearUnused(run: JobRun, before: Date): Promise<number> {
    let count = 0;
    const programs = await this.crossProgram.query<{ programId: Id }>(
      `SELECT DISTINCT program_id AS "programId" FROM file
        WHERE handed_in_at IS NULL AND created_at < $1`,
      [before],
    );
    for (const { programId } of programs) {
      const actor = run.actor(programId);
      let keys: string[];
      do {
        if (run.stopping.aborted) return count;
        const input = { before, limit: ROWS_AT_ONCE };
        keys = await this.database.write(actor, 'forgetUnusedFiles', (tx) =>
          this.forgetUnused.forgetUnusedFiles(tx, actor, input),
        );
        for (const key of keys) await this.store.delete(key);
        count += keys.length;
      } while (keys.length > 0);
    }
    return count;
  }

  /** Stored files in batches, so that memory does not grow with them. */
  private async *withoutRows(
    run: JobRun,
    before: Date,
  ): AsyncIterable<{ readonly key: string; readonly isLeft: boolean }> {
    let batch: StoredFile[] = [];
    for await (const file of this.store.list()) {
      if (run.stopping.aborted) return;
      if (ownerOf(file.key) === null || file.storedAt >= before) continue;
      batch.push(file);
      if (batch.length < KEYS_AT_ONCE) continue;
      yield* await this.judge(batch);
      batch = [];
    }
    yield* await this.judge(batch);
  }

  private async judge(
    files: readonly StoredFile[],
  ): Promise<{ readonly key: string; readonly isLeft: boolean }[]> {
    const idsOf = new Map<Id, Id[]>();
    const owned = files.flatMap(({ key }) => {
      const owner = ownerOf(key);
      return owner ? [{ key, ...owner }] : [];
    });
    for (const { programId, fileId } of owned) {
      idsOf.set(programId, [...(idsOf.get(programId) ?? []), fileId]);
    }
    const known = new Set<Id>();
    for (const [programId, ids] of idsOf) {
      await this.database.read({ programId }, async (tx) => {
        for (const id of await findKnownFiles(tx, ids)) known.add(`${programId}/${id}`);
        for (const id of await knownElsewhere(tx, ids)) known.add(`${programId}/${id}`);
      });
    }
    return owned.map(({ key, programId, fileId }) => ({
      key,
      isLeft: !known.has(`${programId}/${fileId}`),
    }));
  }
}
