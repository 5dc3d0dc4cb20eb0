// node test/support/processes/bundle-holder.mjs FOLDER
// Puts into FOLDER all that another user needs to hold the embedded server: one file, and the
// binaries. That user may not enter the checkout, which lies below /root, or in a folder of mode 700.
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { compileEmbedded } from './embedded-module.mjs';

const [folder = ''] = process.argv.slice(2);
const entry = path.join(import.meta.dirname, 'embedded-holder-alone.mjs');
const bundled = await rolldown({
  input: entry,
  platform: 'node',
  external: isBuiltin,
  // What pg could use and is not installed, it does without.
  onLog: (level, log, handle) => log.code === 'UNRESOLVED_IMPORT' || handle(level, log),
});
const file = path.join(folder, 'holder.mjs');
await bundled.write({ file, format: 'esm', codeSplitting: false });
await bundled.close();

const { findBinaries } = await import(path.join(compileEmbedded(), 'binaries.js'));
const installed = path.dirname(findBinaries().root);
const { name } = createRequire(import.meta.url)(path.join(installed, 'package.json'));
const copy = path.join(folder, 'node_modules', name);
mkdirSync(path.dirname(copy), { recursive: true });
cpSync(installed, copy, {
  recursive: true,
  verbatimSymlinks: true,
  filter: (source) => !source.endsWith('.a'),
});
chmodSync(file, 0o644);
