import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { newId } from '../../../src/kernel/ids.js';

export const MISSING = null;
export const FOLDER = undefined;
/** A file of that text; or nothing, or a folder, in its place. */
export type Instead = string | typeof MISSING | typeof FOLDER;

const OTHERS_SECRETS = JSON.stringify({
  session: 's'.repeat(40),
  code: 'c'.repeat(40),
  hash: 'h'.repeat(40),
});

/** Puts something else in the place of a file; returns what puts the file back. */
export function replace(file: string, instead: Instead): () => void {
  const aside = `${file}.aside`;
  const wasThere = existsSync(file);
  if (wasThere) renameSync(file, aside);
  if (instead === FOLDER) mkdirSync(file);
  else if (instead !== MISSING) writeFileSync(file, instead, { mode: 0o600 });
  return () => {
    rmSync(file, { recursive: true, force: true });
    if (wasThere) renameSync(aside, file);
  };
}

/** What is in the place of which file of the home, and what the doctor then says. */
type Case = [what: string, file: string, instead: Instead, says: RegExp];

/** With whether a start is refused. */
export const FILES: (readonly [...Case, isRefused: boolean])[] = [
  [
    'no secrets',
    'secrets.json',
    MISSING,
    /secrets: \S+secrets.json is not there\. Put it back/,
    true,
  ],
  [
    'secrets, empty',
    'secrets.json',
    '\n',
    /secrets.json does not hold .*it is empty.*Put the file back/,
    true,
  ],
  [
    'secrets, no JSON',
    'secrets.json',
    '{"session":',
    /secrets.json .*no JSON of three secrets.*Put the/,
    true,
  ],
  [
    'secrets, cut',
    'secrets.json',
    '{"session": 5, "code": "x"}',
    /session, code, hash are missing or broken/,
    true,
  ],
  ['secrets, a list', 'secrets.json', '[]', /secrets.json .*it is broken/, true],
  [
    'secrets, a folder',
    'secrets.json',
    FOLDER,
    /secrets.json cannot be read: it is a folder \(EISDIR\).*Move/,
    true,
  ],
  [
    'secrets of others',
    'secrets.json',
    OTHERS_SECRETS,
    /data: \S+secrets.json holds other secrets .*Put back/,
    true,
  ],
  [
    'a log that is a folder',
    'goodturn.log',
    FOLDER,
    /log: The log \S+goodturn.log cannot be written: it is a folder.*Move that folder away/,
    false,
  ],
  [
    'mails in a file',
    'mail',
    '',
    /mail: Mails cannot be kept in \S+mail, a folder of the home .*Move away/,
    false,
  ],
  [
    'a mail that is broken',
    `mail/${newId()}.json`,
    '{"id":',
    /mail: In \S+mail these files hold no mail.*Delete them/,
    false,
  ],
  [
    'uploads in a file',
    'files',
    '',
    /files: Files cannot be kept in \S+files, a folder of the home .*Move away/,
    false,
  ],
];

/** Below `postgres`, which does not run. */
export const CLUSTER: Case[] = [
  [
    'another password',
    'password',
    'a@b/c%zz\nsecond line\n',
    /password does not hold the password of the database .*Delete that file and start again/,
  ],
  [
    'a password that is a folder',
    'password',
    FOLDER,
    /password\): a folder is where a file of it should be \(EISDIR\)\. Move that folder away/,
  ],
  [
    'a log that is a folder',
    'server.log',
    FOLDER,
    /server\.log\): a folder is where .*Move that folder away/,
  ],
  ['locks in a file', 'locks', '', /locks\): .*Move that away/],
  ['data in a file', 'data', '', /postgres\/data\b.*(is no folder|Restore it|Move)/],
  [
    'data of another version',
    'data/PG_VERSION',
    '17\n',
    /was made by PostgreSQL 17; this Goodturn brings 18/,
  ],
  [
    'data without their version',
    'data/PG_VERSION',
    MISSING,
    /PG_VERSION is missing.*Restore it from a backup/,
  ],
  [
    'data with a part missing',
    'data/global/pg_control',
    MISSING,
    /could not be started on \S+: files of it are damaged or missing: put the folder back/,
  ],
];
