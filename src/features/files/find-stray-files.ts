import type { Id } from '../../kernel/ids.js';
import type { CrossProgramDatabase, Database } from '../../platform/database/index.js';
import {
  FileMissing,
  isOurs,
  ownerOf,
  type FileStore,
  type StoredFile,
} from '../../platform/files/index.js';
import { listPrograms } from '../../platform/tenancy/index.js';
import { knownElsewhere } from './stored-files.js';
import { listStoredKeys, type StoredKey } from './file.queries.js';

/** Younger bytes may belong to an upload whose row is on its way. */
const DAY_MS = 24 * 60 * 60 * 1000;
const LEFT_AFTER_MS = DAY_MS;
const ROWS_AT_ONCE = 5_000;

export interface StrayFiles {
  readonly rows: number;
  /** of these, never handed in and older than `unusedDays`: the daily job deletes them */
  readonly unused: number;
  readonly stored: number;
  /** rows without bytes */
  readonly lost: readonly { readonly programId: Id; readonly id: Id }[];
  /** bytes without a row: of an upload that was killed, or of a programme that was deleted */
  readonly left: readonly StoredFile[];
}

/** Compares the rows of all programmes with what is stored. Throws FilesUnavailable. */
export async function findStrayFiles(
  { database, crossProgram }: { database: Database; crossProgram: CrossProgramDatabase },
  store: FileStore,
  { nowMs, unusedDays }: { readonly nowMs: number; readonly unusedDays: number },
): Promise<StrayFiles> {
  const unusedBefore = nowMs - unusedDays * DAY_MS;
  const stored = new Map<string, StoredFile>();
  for await (const file of store.list()) if (isOurs(file.key)) stored.set(file.key, file);
  const count = stored.size;
  const lost: { programId: Id; id: Id }[] = [];
  let [rows, unused] = [0, 0];
  for (const { id: programId } of await listPrograms(crossProgram)) {
    for await (const { id, storageKey, thumbnailKey, handedInAt, createdAt } of rowsOf(
      database,
      programId,
    )) {
      rows += 1;
      if (handedInAt === null && createdAt.getTime() < unusedBefore) unused += 1;
      if (thumbnailKey !== null) stored.delete(thumbnailKey);
      if (stored.delete(storageKey)) continue;
      if (!(await isThere(store, storageKey))) lost.push({ programId, id });
    }
    await leaveOutOthers(database, programId, stored);
  }
  const left = [...stored.values()].filter(
    ({ storedAt }) => nowMs - storedAt.getTime() > LEFT_AFTER_MS,
  );
  return { rows, unused, stored: count, lost, left };
}

/** What other features keep rows of is not left over. */
async function leaveOutOthers(
  database: Database,
  programId: Id,
  stored: Map<string, StoredFile>,
): Promise<void> {
  const others = new Map<Id, string>();
  for (const key of stored.keys()) {
    const owner = ownerOf(key);
    if (owner?.programId === programId) others.set(owner.fileId, key);
  }
  const known = await database.read({ programId, kind: 'CLI' }, (tx) =>
    knownElsewhere(tx, [...others.keys()]),
  );
  for (const id of known) stored.delete(others.get(id) ?? '');
}

async function* rowsOf(database: Database, programId: Id): AsyncIterable<StoredKey> {
  const read = (after: Id | null): Promise<StoredKey[]> =>
    database.read({ programId, kind: 'CLI' }, (tx) => listStoredKeys(tx, after, ROWS_AT_ONCE));
  let page = await read(null);
  while (page.length > 0) {
    yield* page;
    page = page.length < ROWS_AT_ONCE ? [] : await read(page.at(-1)?.id ?? null);
  }
}

/** The file may have come after the list was taken. */
async function isThere(store: FileStore, key: string): Promise<boolean> {
  try {
    (await store.read(key)).destroy();
    return true;
  } catch (error) {
    if (error instanceof FileMissing) return false;
    throw error;
  }
}
