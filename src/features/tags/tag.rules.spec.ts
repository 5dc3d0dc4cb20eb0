import { describe, expect, it } from '@jest/globals';
import { bearerIds, MOST_BEARERS, MOST_TAGS, TagChange, tagKey } from './tag.rules.js';

describe('a tag is known by its name', () => {
  it.each([
    ['VIP', 'vip'],
    ['ＶＩＰ', 'vip'],
    ['ﾍﾞｰﾀ', 'ベータ'],
    [' Speaks  at\u3000events ', 'speaks at events'],
    ['重要', '重要'],
  ])('without case, width and more than one space: %s is %s', (name, key) => {
    expect(tagKey(name)).toBe(key);
  });

  const problemsOf = (input: object): string[] =>
    (TagChange.safeParse(input).error?.issues ?? []).map(({ path }) => path.join('.'));

  it('two spellings in one request are one tag, as it was written first', () => {
    const change = TagChange.parse({ add: [' Beta', 'VIP', 'ｂｅｔａ'] });
    expect([...change.add]).toEqual([
      ['beta', 'Beta'],
      ['vip', 'VIP'],
    ]);
    expect(change.remove.size).toBe(0);
  });

  it('what is both added and removed, blank, of two lines, too long or too many is refused', () => {
    expect(problemsOf({ add: ['VIP'], remove: ['vip'] })).toEqual(['remove']);
    expect(problemsOf({ add: ['VIP', ' '] })).toEqual(['add.1']);
    expect(problemsOf({ add: ['a\nb'] })).toEqual(['add.0']);
    expect(problemsOf({ remove: ['x'.repeat(101)] })).toEqual(['remove.0']);
    const many = Array.from({ length: MOST_TAGS + 1 }, (_, at) => String(at));
    expect(problemsOf({ add: many })).toEqual(['add']);
    expect(problemsOf({ add: ['x'.repeat(100)], remove: null })).toEqual([]);
  });

  it('up to 500 are tagged at once, each once', () => {
    expect(bearerIds(['b', 'a', 'b'])).toEqual({ ids: ['a', 'b'], problem: null });
    expect(bearerIds([]).problem).not.toBeNull();
    const many = Array.from({ length: MOST_BEARERS + 1 }, (_, at) => String(at));
    expect(bearerIds(many).problem).toBe('At most 500 at once.');
    expect(bearerIds(many.slice(1)).problem).toBeNull();
  });
});
