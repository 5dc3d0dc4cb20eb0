import { systemClock } from './kernel/clock.js';
import { FoundWrong, NotFinished, print, report, UsageError, withApp } from './cli-app.js';
import type { Config } from './platform/config/index.js';
import { findStrayFiles } from './features/files/index.js';
import {
  FILE_PLACES,
  FileStore,
  moveFiles,
  openFilePlace,
  type FilePlace,
  type MovedFiles,
} from './platform/files/index.js';

const MOVE_LOCK = 'move-files';
const TELL_EVERY_MS = 2_000;
const NAMED_AT_MOST = 20;

export interface MoveFilesOptions {
  readonly to: FilePlace;
  readonly json?: boolean;
}

/** Moves all files to the other store. Throws NotFinished where another process moves some. */
export async function moveAllFiles(options: MoveFilesOptions): Promise<void> {
  await withApp(async ({ ground, config, stop }) => {
    const work = async (): Promise<true> => {
      await move(options, config, stop);
      return true;
    };
    // Two moves in opposite directions would each delete what the other has just verified.
    if ((await ground.crossProgram.alone(MOVE_LOCK, work)) === null) {
      throw new NotFinished('Another move of files is under way. Wait for its end, or stop it.');
    }
  });
}

async function move(
  { to, json }: MoveFilesOptions,
  config: Config,
  stop: AbortSignal,
): Promise<void> {
  const [from] = FILE_PLACES.filter((place) => place !== to);
  const source = from && openFilePlace(from, config);
  const target = openFilePlace(to, config);
  if (!source || !target) {
    throw new UsageError(
      'Files are kept on the disk alone: FILES_BUCKET is not set. Set it, with where the bucket lies (FILES_REGION or FILES_ENDPOINT), and run this again.',
    );
  }
  report(`Moving files from ${source.place} to ${target.place} …`);
  const last = { told: systemClock.now().getTime(), so: { moved: 0, bytes: 0, foreign: 0 } };
  const progress = (so: MovedFiles): void => {
    last.so = so;
    const now = systemClock.now().getTime();
    if (now - last.told < TELL_EVERY_MS) return;
    last.told = now;
    report(`${told(so)} so far …`);
  };
  try {
    last.so = await moveFiles(source, target, { progress, stop });
  } catch (error) {
    report(
      `Moved before it stopped: ${told(last.so)}. No file is lost: each is in one place or in both.`,
    );
    report('To go on, put right what follows and run the same command again:');
    throw error;
  }
  if (json) print(JSON.stringify({ ...last.so, finished: !stop.aborted }));
  else if (!stop.aborted)
    print(`${told(last.so)} moved. Nothing of ours is left in ${source.place}.`);
  if (last.so.foreign > 0) report(`${String(last.so.foreign)} files there are not ours, and stay.`);
  if (!stop.aborted) return;
  report(`Stopped: ${told(last.so)} moved. Run the same command again to go on.`);
  throw new FoundWrong();
}

function told({ moved, bytes }: MovedFiles): string {
  return `${moved.toLocaleString('en')} files (${(bytes / 1e6).toFixed(1)} MB)`;
}

export interface CheckFilesOptions {
  readonly remove?: boolean;
  readonly json?: boolean;
}

/** Finds rows without bytes and bytes without rows. Throws FoundWrong where a file is lost. */
export async function checkFiles({ remove, json }: CheckFilesOptions): Promise<void> {
  await withApp(async ({ config, ground, get }) => {
    const store = get<FileStore>(FileStore);
    const found = await findStrayFiles(ground, store, {
      nowMs: systemClock.now().getTime(),
      unusedDays: config.uploads.unusedDays,
    });
    const { rows, unused, lost, left } = found;
    if (remove) for (const { key } of left) await store.delete(key);
    if (json) print(JSON.stringify({ ...found, removed: remove ? left.length : 0 }));
    else {
      print(`${String(rows)} files in ${store.place}; ${String(lost.length)} of them are lost.`);
      for (const { programId, id } of lost.slice(0, NAMED_AT_MOST)) print(`!!  ${programId}/${id}`);
      if (lost.length > NAMED_AT_MOST)
        print(`!!  and ${String(lost.length - NAMED_AT_MOST)} more: --json`);
      if (unused > 0) print(`${String(unused)} were never handed in; the daily job deletes them.`);
      print(leftText(left.length, remove ?? false));
    }
    if (lost.length > 0) throw new FoundWrong();
  });
}

function leftText(count: number, isRemoved: boolean): string {
  if (count === 0) return 'Nothing is left over.';
  const what = `${String(count)} are left over, of uploads that were cut off or of deleted programmes`;
  return isRemoved ? `${what}; they are removed.` : `${what}; --remove deletes them.`;
}
