import { chmodSync, copyFileSync, openSync, statSync, truncateSync } from 'node:fs';

import { systemCode } from './embedded-error.js';
import { inheritOwner } from './home.js';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** For appending, so that the file may be emptied while the server writes to it. */
export function openLog(file: string): number {
  boundLog(file);
  const handle = openSync(file, 'a', 0o600);
  inheritOwner(file);
  return handle;
}

/**
 * Of a log above its limit the last part is kept as `server.log.1`, and it begins anew: server.log
 * and that part are at most twice the limit, however long the server runs.
 */
export function boundLog(file: string, limitBytes = LOG_LIMIT_BYTES): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= limitBytes) return;
  const kept = `${file}.1`;
  try {
    copyFileSync(file, kept);
    chmodSync(kept, 0o600);
    inheritOwner(kept);
  } catch (error) {
    // On a full disk the copy is what there is no room for: emptying the log makes some.
    if (systemCode(error) === undefined) throw error;
  }
  truncateSync(file);
}
