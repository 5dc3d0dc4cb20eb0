import { describe, expect, it } from '@jest/globals';
import { interestKey, InterestName } from './interest.rules.js';

describe('R-U1: the name of an interest', () => {
  it.each(['Machine learning', ' machine  LEARNING ', 'Ｍachine learning'])(
    'is one however it is written: %s',
    (name) => {
      expect(interestKey(name)).toBe('machine learning');
    },
  );

  it('says something, in one line', () => {
    expect(InterestName.safeParse('データ分析').success).toBe(true);
    for (const name of ['', '  ', 'a\nb', 'x'.repeat(61)]) {
      expect(InterestName.safeParse(name).success).toBe(false);
    }
  });
});
