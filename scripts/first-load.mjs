// What opening each page of the portal at first needs of script, against what is allowed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';

await build({ server: false });
const { maxGzipBytes, pages } = JSON.parse(
  readFileSync(join(root, 'dist', 'portal', 'first-load.json'), 'utf8'),
);
const heavy = pages.filter(({ bytes }) => bytes > maxGzipBytes);
for (const { page, bytes } of heavy.length > 0 ? heavy : pages.slice(0, 1)) {
  console.log(`${page}: ${Math.round(bytes / 1000)} kB of script, gzipped`);
}
if (heavy.length > 0) {
  console.error(`A page may need ${maxGzipBytes / 1000} kB at first.`);
  process.exit(1);
}
