import { describe, expect, it } from '@jest/globals';
import { reachedLimit } from './upload-limits.rules.js';

const limits = { filesPerDay: 3, bytesPerDay: 100, filesInAll: 10, bytesInAll: 500 };
const none = { files: 0, bytes: 0 };

describe('how much a person may upload', () => {
  it.each([
    ['the last file of a day fits', { today: { files: 2, bytes: 0 }, inAll: none }, 100, null],
    [
      'one more does not',
      { today: { files: 3, bytes: 0 }, inAll: none },
      1,
      { reason: 'FILES_PER_DAY', limit: 3, left: 0 },
    ],
    [
      '41 bytes do not fit where 40 are left',
      { today: { files: 1, bytes: 60 }, inAll: none },
      41,
      { reason: 'BYTES_PER_DAY', limit: 100, left: 40 },
    ],
    [
      'what never ends is told before what ends tomorrow',
      { today: { files: 3, bytes: 100 }, inAll: { files: 10, bytes: 0 } },
      1,
      { reason: 'FILES_IN_ALL', limit: 10, left: 0 },
    ],
    [
      'limits that were lowered leave nothing, and not less',
      { today: none, inAll: { files: 1, bytes: 600 } },
      1,
      { reason: 'BYTES_IN_ALL', limit: 500, left: 0 },
    ],
  ])('%s', (_what, use, bytes, reached) => {
    expect(reachedLimit(use, bytes, limits)).toEqual(reached);
  });
});
