import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { transformSync } from '@swc/core';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const SOURCE = path.join(ROOT, 'src', 'embedded');

/**
 * `src/embedded` for native ESM that runs before anything is built, as Jest's globalSetup:
 * each file transpiled by itself, kept by the hash of all of them.
 *
 * @returns {Promise<typeof import('../../../src/embedded/index.js')>}
 */
export async function loadEmbedded() {
  return import(pathToFileURL(path.join(compileEmbedded(), 'index.js')).href);
}

/** @returns {string} the folder with the compiled module */
export function compileEmbedded() {
  const sources = readdirSync(SOURCE)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(SOURCE, name), 'utf8') }));
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  // Inside the repository, so that `pg` and the binaries are found from there.
  const target = path.join(ROOT, 'node_modules', '.cache', 'goodturn', `embedded-${hash}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${String(process.pid)}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(path.join(draft, 'package.json'), '{"type":"module"}');
  for (const { name, text } of sources) {
    const { code } = transformSync(text, {
      filename: name,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(path.join(draft, name.replace(/\.ts$/, '.js')), code);
  }
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another process made the same folder at this moment.
    if (!existsSync(target)) throw error;
  }
  return target;
}
