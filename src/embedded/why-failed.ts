import { statfsSync } from 'node:fs';

interface Reason {
  readonly said: RegExp;
  /** in our words, with the way out */
  readonly says: string;
}

const DISK_IS_FULL = 'its disk is full: make room there';
/** With less PostgreSQL cannot start; nobody leaves so little on purpose. */
const NO_ROOM_BYTES = 1_048_576;

/** The first that fits. PostgreSQL's own lines are for its log: they explain none of our settings. */
const REASONS: readonly Reason[] = [
  {
    said: /No space left on device|Disk quota exceeded/,
    says: DISK_IS_FULL,
  },
  { said: /File too large/, says: 'a file of it may not become so large (ulimit -f)' },
  {
    said: /pre-existing shared memory block|lock file .* already exists/,
    says: 'another PostgreSQL uses this folder: stop that one',
  },
  {
    said: /has group or world access|invalid permissions/,
    says: 'others may read its folder: run chmod 700 on it',
  },
  { said: /has wrong ownership/, says: 'its folder belongs to another user: give it to this one' },
  {
    said: /Permission denied|Operation not permitted|Read-only file system/,
    says: 'the user it runs as may not write there: give that user the folder',
  },
  {
    said: /could not create shared memory|Cannot allocate memory|out of memory/i,
    says: 'this computer gives it no memory: end something else, or give the computer more',
  },
  {
    said: /valid checkpoint|checkpoint record|corrupt|invalid magic|could not open (file|directory)|could not read|incorrect checksum|invalid data|unrecognized configuration|syntax error|invalid value for parameter/i,
    says: 'files of it are damaged or missing: put the folder back from a backup',
  },
];

/**
 * Why PostgreSQL, or a program of it, ended: from what it said. `folder` is where it said it: the log of
 * a full disk cannot say that it is full.
 */
export function whyFailed(said: string, folder?: string): string {
  const known = REASONS.find((reason) => reason.said.test(said))?.says;
  return known ?? (folder && hasNoRoom(folder) ? DISK_IS_FULL : 'its log says why');
}

function hasNoRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NO_ROOM_BYTES;
  } catch {
    // Not there, or not to be asked: then it is not what we say.
    return false;
  }
}
