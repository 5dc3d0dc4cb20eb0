// What opening each page of the portal at first needs of script, against what is allowed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { root } from './lib/paths.mjs';

await build({ server: false });
const { pages } = JSON.parse(readFileSync(join(root, 'dist', 'portal', 'first-load.json'), 'utf8'));
const heavy = pages.filter(
  ({ bytes, files, allowed }) => bytes > allowed.bytes || files > allowed.files,
);
for (const { page, bytes, files, allowed } of heavy.length > 0 ? heavy : pages.slice(0, 1)) {
  console.log(
    `${page}: ${Math.round(bytes / 1000)} kB of script, gzipped, in ${files} files ` +
      `(allowed: ${allowed.bytes / 1000} kB in ${allowed.files})`,
  );
}
if (heavy.length > 0) process.exit(1);
