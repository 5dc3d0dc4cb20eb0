import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { systemCode } from './embedded-error.js';

/** The user as whom PostgreSQL runs where we are root, which it refuses to be. */
export interface ServerUser {
  uid: number;
  gid: number;
}

interface Owned extends ServerUser {
  /** Permission bits, as `stat` gives them. */
  mode: number;
}

interface PasswdEntry extends ServerUser {
  name: string;
}

const USER_NAME = 'goodturn';

/** In this order; `nobody` shares its rights with other services and is the last resort. */
const KNOWN_NAMES = [USER_NAME, 'postgres', '_postgres'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function parsePasswd(text: string): PasswdEntry[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => !isComment(fields) && fields.length >= 7)
    .map((fields) => ({
      name: fields[0] ?? '',
      uid: Number(fields[2]),
      gid: Number(fields[3]),
    }));
}

/**
 * The owner of an existing data folder stays its user. A new data folder goes to the owner of the
 * place it is made in, so that a start with sudo leaves nothing that its owner cannot use, or else
 * to a user made for servers. `initdb` needs a user with a name. Undefined: there is none, make
 * one.
 */
export function chooseServerUser(
  entries: readonly PasswdEntry[],
  dataOwner: ServerUser | undefined,
  placeOwner: ServerUser | undefined,
): ServerUser | undefined {
  if (dataOwner && dataOwner.uid !== 0) return { uid: dataOwner.uid, gid: dataOwner.gid };
  const named = entries.find((entry) => entry.uid !== 0 && entry.uid === placeOwner?.uid);
  if (named) return { uid: named.uid, gid: named.gid };
  return findByName(entries, KNOWN_NAMES);
}

/** May this user go through a folder with these rights? */
export function canPass(folder: Owned, user: ServerUser): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** The first existing folder from the root down to `folder`, itself included, that stops the user. */
export function blockingFolder(
  folder: string,
  user: ServerUser,
  look: (folder: string) => Owned | undefined = lookAt,
): string | undefined {
  const chain: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    chain.unshift(at);
    if (path.dirname(at) === at) break;
  }
  return chain.find((at) => {
    const rights = look(at);
    return rights !== undefined && !canPass(rights, user);
  });
}

/** Finds the user for a data folder below `place`, an existing folder; makes one where none is. */
export function serverUserFor(
  dataDirectory: string,
  place: string,
  log: (line: string) => void,
): ServerUser {
  const [dataOwner, placeOwner] = [lookAt(dataDirectory), lookAt(place)];
  const found = chooseServerUser(readPasswd(), dataOwner, placeOwner);
  if (found) return found;
  const made = makeUser();
  log(
    made
      ? `Made the system user "${USER_NAME}", because PostgreSQL does not run as root.`
      : 'PostgreSQL does not run as root; it runs as the user "nobody".',
  );
  return made ?? findByName(readPasswd(), ['nobody']) ?? { uid: 65534, gid: 65534 };
}

function makeUser(): ServerUser | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', USER_NAME]],
    ['adduser', ['-S', '-D', '-H', USER_NAME]],
  ];
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
    const made = findByName(readPasswd(), [USER_NAME]);
    if (made) return made;
  }
  return undefined;
}

function findByName(
  entries: readonly PasswdEntry[],
  names: readonly string[],
): ServerUser | undefined {
  for (const name of names) {
    const entry = entries.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (entry) return { uid: entry.uid, gid: entry.gid };
  }
  return undefined;
}

function readPasswd(): PasswdEntry[] {
  try {
    return parsePasswd(readFileSync('/etc/passwd', 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function lookAt(file: string): Owned | undefined {
  try {
    return statSync(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw error;
  }
}

function isComment(fields: readonly string[]): boolean {
  return fields[0]?.startsWith('#') ?? true;
}
