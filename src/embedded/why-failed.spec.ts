import { expect, it } from '@jest/globals';

import { whyFailed } from './why-failed.js';

it.each([
  [
    'initdb: error: could not write file "/x/pg_wal": No space left on device',
    /its disk is full: make room/,
  ],
  [
    'FATAL:  data directory "/x" has group or world access',
    /others may read its folder: run chmod 700/,
  ],
  ['PANIC:  could not locate a valid checkpoint record', /damaged or missing: .* from a backup/],
  ['FATAL:  could not open file "/x/pg_wal": Permission denied', /may not write there: give/],
  ['FATAL:  something that nobody foresaw', /^its log says why$/],
])('%s', (said, reason) => {
  expect(whyFailed(said)).toMatch(reason);
  // This one has room: `test/faults/full-disk.spec.ts` has one that has none.
  expect(whyFailed(said, import.meta.dirname)).toMatch(reason);
});
