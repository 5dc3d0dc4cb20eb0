import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOrder } from './dependencies.js';

/** A step of the schema's history: applied once, in the order of the names, and frozen. */
export interface TableFile {
  /** e.g. `tables/20261121T1220-create-ledger` */
  readonly name: string;
  readonly hash: string;
  readonly up: string;
  readonly down: string;
}

/** What is made again whenever it changes: a function, a view, or who may do what with tables. */
export interface RepeatableFile {
  /** e.g. `functions/ledger/use_lots` */
  readonly name: string;
  readonly kind: 'FUNCTION' | 'VIEW' | 'ACCESS';
  /** the function or view that it makes, which its file is named after; null for access */
  readonly object: string | null;
  readonly text: string;
  /** of its text and of the files that it leans on: these changed, it is applied again too */
  readonly hash: string;
}

export interface Schema {
  readonly tables: readonly TableFile[];
  /** in the order in which they lean on each other */
  readonly repeatables: readonly RepeatableFile[];
}

const DOWN = /^-- down$/m;
const KINDS = { functions: 'FUNCTION', views: 'VIEW', access: 'ACCESS' } as const;

let read: Schema | undefined;

/** The schema of this version, from the `.sql` files beside this one. */
export function currentSchema(): Schema {
  return (read ??= readSchema(fileURLToPath(new URL('.', import.meta.url))));
}

/** Throws an Error that names the file where one breaks the rules of its folder. */
export function readSchema(folder: string): Schema {
  const tables = sqlFiles(folder, 'tables').map(([name, text]) => tableFile(name, text));
  const files = Object.entries(KINDS).flatMap(([room, kind]) =>
    sqlFiles(folder, room).map(([name, text]) => {
      const object = kind === 'ACCESS' ? null : basename(name);
      if (kind !== 'ACCESS') assertMakes(name, kind, basename(name), text);
      return { name, kind, object, text };
    }),
  );
  const hashes = new Map<string, string>();
  const repeatables = inOrder(files).map(({ file, leansOn }) => {
    const hash = hashOf(file.text, ...leansOn.map((name) => hashes.get(name) ?? ''));
    hashes.set(file.name, hash);
    return { ...file, hash };
  });
  return { tables, repeatables };
}

/** One value for all that is repeatable. */
export function repeatablesDigest({ repeatables }: Schema): string {
  return hashOf(...repeatables.map(({ name, hash }) => `${name} ${hash}`));
}

/** By name; line ends as in the repository, whatever a checkout made of them. */
function sqlFiles(folder: string, room: string): (readonly [string, string])[] {
  return readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, room, file), 'utf8').replaceAll('\r\n', '\n');
      return [`${room}/${file.split(sep).join('/').slice(0, -'.sql'.length)}`, text] as const;
    });
}

function tableFile(name: string, text: string): TableFile {
  const [up, down, ...more] = text.split(DOWN);
  if (!/\/\d{8}T\d{4}-[a-z-]+$/.test(name)) {
    throw new Error(`${name}.sql has to be named by a moment: tables/20261121T1220-create-ledger`);
  }
  if (up === undefined || down === undefined || more.length > 0) {
    throw new Error(`${name}.sql needs one line "-- down", and behind it what undoes the file`);
  }
  return { name, hash: hashOf(text), up, down };
}

function assertMakes(name: string, kind: 'FUNCTION' | 'VIEW', object: string, text: string): void {
  const made = [...text.matchAll(/^CREATE\s+OR\s+REPLACE\s+(FUNCTION|VIEW)\s+([\w.]+)/gim)];
  const [first] = made;
  if (made.length !== 1 || first?.[1]?.toUpperCase() !== kind || first[2] !== object) {
    throw new Error(`${name}.sql has to CREATE OR REPLACE ${kind} ${object}, and nothing else`);
  }
}

function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
