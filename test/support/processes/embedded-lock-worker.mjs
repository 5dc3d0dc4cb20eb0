import { closeSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { compileEmbedded } from './embedded-module.mjs';

/**
 * Goes through the exclusive lock of a folder again and again, and prints OVERLAP when it meets a
 * living process inside. One that was killed inside leaves its number there, which is no overlap.
 */
const folder = process.argv[2] ?? '';
const rounds = Number(process.argv[3]);
const inside = path.join(folder, 'inside');

const compiled = compileEmbedded();
const { withExclusive } = await import(pathToFileURL(path.join(compiled, 'home-lock.js')).href);
const { markOf } = await import(pathToFileURL(path.join(compiled, 'process-mark.js')).href);

function enter() {
  try {
    const handle = openSync(inside, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const pid = Number(readFileSync(inside, 'utf8'));
    if (markOf(pid)) process.stdout.write(`OVERLAP with ${String(pid)}\n`);
    writeFileSync(inside, String(process.pid));
  }
}

for (let round = 0; round < rounds; round += 1) {
  await withExclusive(path.join(folder, 'locks'), { waitMs: 60_000 }, async () => {
    enter();
    await pause(Math.random() * 3);
    unlinkSync(inside);
  });
  process.stdout.write('round\n');
}
