// Written so that an old Node can still read it: it says what is needed rather than a syntax error.
import { readFileSync } from 'node:fs';

const SUPPORTED = [
  [20, 19],
  [22, 13],
  [24, 11],
];

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const line = SUPPORTED.find(([wanted]) => wanted === major);
  const newest = SUPPORTED[SUPPORTED.length - 1][0];
  if (major > newest || (line && minor >= line[1])) return;
  const { engines } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  process.stderr.write(
    `\nGoodturn needs Node.js ${engines.node}; this is ${version}.\n` +
      'Install a newer one from https://nodejs.org and start again.\n',
  );
  process.exit(1);
}
