import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';

import { EmbeddedError, systemCode } from './embedded-error.js';
import { blockingFolder, isRoot, serverUserFor } from './server-user.js';
import type { ServerUser } from './server-user.js';

const GIVE_IT =
  'Give it to the user who starts Goodturn, or set GOODTURN_HOME to a folder of theirs';
const MAKE_ROOM = 'Make room there, or move the home (GOODTURN_HOME)';

/** Where root's database goes when no other user may enter the place of the default home. */
const SYSTEM_HOME = '/var/lib/goodturn';

export interface HomeWish {
  home: string;
  /** False: somebody chose this home, so no other may be used. */
  homeIsDefault: boolean;
  log: (line: string) => void;
  /** Instead of `/var/lib/goodturn`. */
  systemHome?: string;
}

/** The paths of a home. All of the database is below `folder`. */
export interface HomeLayout {
  home: string;
  folder: string;
  data: string;
  locks: string;
  logFile: string;
  passwordFile: string;
  /** The user PostgreSQL runs as; undefined: as we do. */
  user: ServerUser | undefined;
}

/**
 * Finds the home that can be used, without making anything in it: the requested one, or as root
 * `/var/lib/goodturn` where a parent of the default one lets no other user pass. Throws
 * `HOME_NOT_PASSABLE`, `HOME_NOT_WRITABLE`.
 */
export function locateHome(wish: HomeWish): string {
  const home = realPlace(wish.home);
  if (!isRoot()) return home;
  const blocked = blockedAt(home, wish.log);
  if (blocked === undefined) return home;
  const reason = `${blocked} lets no other user pass, and PostgreSQL does not run as root.`;
  if (!wish.homeIsDefault) {
    throw new EmbeddedError(
      'HOME_NOT_PASSABLE',
      `The home ${home} cannot hold the database: ${reason} ` +
        `Run "chmod o+x ${blocked}", or set GOODTURN_HOME to another folder.`,
    );
  }
  const systemHome = wish.systemHome ?? SYSTEM_HOME;
  wish.log(`${reason} The database is in ${systemHome} (GOODTURN_HOME moves it).`);
  return realPlace(systemHome);
}

/** Makes the folders of a home that `locateHome` gave. Throws `HOME_NOT_WRITABLE`. */
export function openHome(home: string, log: (line: string) => void): HomeLayout {
  const folder = path.join(home, 'postgres');
  const data = path.join(folder, 'data');
  const locks = path.join(folder, 'locks');
  const place = existingPlace(home);
  const user = isRoot() ? serverUserFor(data, place, log) : undefined;
  try {
    const mode = user ? 0o711 : 0o700;
    makeFolder(home, mode);
    makeFolder(folder, mode);
    makeFolder(locks, 0o700);
    accessSync(locks, constants.R_OK | constants.W_OK | constants.X_OK);
    if (user) [home, folder].forEach(letOthersPass);
  } catch (error) {
    throw notWritable(home, error);
  }
  refuseForeignData(data, home);
  if (user && statSync(data, { throwIfNoEntry: false })?.uid === 0) giveTo(data, user);
  return {
    home,
    folder,
    data,
    locks,
    logFile: path.join(folder, 'server.log'),
    passwordFile: path.join(folder, 'password'),
    user,
  };
}

/** The password of this home's database, or undefined where none was made yet. */
export function readPassword(layout: HomeLayout): string | undefined {
  try {
    return readFileSync(layout.passwordFile, 'utf8').trim() || undefined;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw notWritable(layout.home, error, layout.passwordFile);
  }
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Keeps the password where only the owner of the home can read it. */
export function savePassword(layout: HomeLayout, password: string): void {
  const draft = `${layout.passwordFile}.new`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600, flush: true });
  inheritOwner(draft);
  renameSync(draft, layout.passwordFile);
}

/** Files that root makes belong to the owner of their folder, who can then go on without root. */
export function inheritOwner(file: string): void {
  if (!isRoot()) return;
  const parent = statSync(path.dirname(file));
  // Where it is a link (to /dev/null), what it leads to stays whose it is.
  if (parent.uid !== 0) lchownSync(file, parent.uid, parent.gid);
}

/** Why a home cannot be used, and what helps. */
const UNUSABLE: Readonly<Record<string, readonly [reason: string, wayOut: string]>> = {
  EACCES: ['this user may not', GIVE_IT],
  EEXIST: ['something else is in its place', GIVE_IT],
  ENOTDIR: [
    'a part of its path is a file',
    'Move that away, or set GOODTURN_HOME to another folder',
  ],
  EISDIR: ['a folder is where a file of it should be', 'Move that folder away'],
  EPERM: ['this user may not', GIVE_IT],
  EROFS: ['its disk is read only', 'Set GOODTURN_HOME to a folder that can be written'],
  ENOSPC: ['its disk is full', MAKE_ROOM],
  EDQUOT: ["this user's share of its disk is full", MAKE_ROOM],
  EIO: ['its disk fails', 'Put the home back from a backup, on another disk (GOODTURN_HOME)'],
};

/** `file`: where the system does not say which one it was. */
export function notWritable(home: string, cause: unknown, file?: string): unknown {
  const code = systemCode(cause);
  const known = code === undefined ? undefined : UNUSABLE[code];
  if (code === undefined || known === undefined) return cause;
  const [reason, wayOut] = known;
  const { path: said = file } = cause as { path?: string };
  const where = said === undefined || said === home ? '' : ` (${said})`;
  return new EmbeddedError(
    'HOME_NOT_WRITABLE',
    `The home ${home} cannot be used${where}: ${reason} (${code}). ${wayOut}.`,
    cause,
  );
}

function blockedAt(home: string, log: (line: string) => void): string | undefined {
  const user = serverUserFor(path.join(home, 'postgres', 'data'), existingPlace(home), log);
  return blockingFolder(path.dirname(home), user);
}

/** Another user's data folder cannot be served by us, and we cannot take it. */
function refuseForeignData(data: string, home: string): void {
  const info = statSync(data, { throwIfNoEntry: false });
  const uid = process.getuid?.();
  if (!info || uid === undefined || uid === 0 || info.uid === uid) return;
  throw new EmbeddedError(
    'HOME_NOT_WRITABLE',
    `The database in ${data} belongs to user ${String(info.uid)}; it was made by a start as ` +
      `another user or as root. Start as that user, or give all of ${home} to user ${String(uid)}.`,
  );
}

/** For a data folder that root copied here: PostgreSQL serves only files of its own user. */
function giveTo(folder: string, user: ServerUser): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) {
    refuseFile(folder);
    return;
  }
  makeFolder(path.dirname(folder), 0o755);
  mkdirSync(folder, { recursive: true, mode });
  // The mode of mkdir is cut by the umask.
  chmodSync(folder, mode);
  inheritOwner(folder);
}

/** The rights of a file in the place of a folder would explain nothing. */
function refuseFile(folder: string): void {
  if (statSync(folder).isDirectory()) return;
  throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR', path: folder });
}

/** PostgreSQL's own user goes through to its data; to list what is in a folder others need not. */
function letOthersPass(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & 0o001) === 0) chmodSync(folder, (mode & 0o777) | 0o011);
}

/** The nearest folder on the way to `file` that exists. */
function existingPlace(file: string): string {
  return existsSync(file) ? file : existingPlace(path.dirname(file));
}

/** The real path of a folder of which the last parts may not exist yet. */
function realPlace(file: string): string {
  const place = existingPlace(path.resolve(file));
  try {
    refuseFile(place);
    return path.join(realpathSync(place), path.relative(place, path.resolve(file)));
  } catch (error) {
    throw notWritable(file, error);
  }
}
