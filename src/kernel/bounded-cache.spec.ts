import { describe, expect, it } from '@jest/globals';
import { BoundedCache } from './bounded-cache.js';

describe('BoundedCache', () => {
  it('forgets what was used longest ago, as soon as the weights are too much together', () => {
    const cache = new BoundedCache<string, number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3, 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    expect([cache.weight, cache.size]).toEqual([8, 2]);
  });

  it('weighs a value that is replaced once, and forgets it with its weight', () => {
    const cache = new BoundedCache<string, number>(10);
    cache.set('a', 1, 8);
    cache.set('a', 2, 3);
    expect([cache.get('a'), cache.weight]).toEqual([2, 3]);
    cache.delete('a');
    cache.delete('a');
    expect([cache.get('a'), cache.weight, cache.size]).toEqual([undefined, 0, 0]);
  });

  it('does not keep what is too heavy alone, nor its older value, and keeps the others', () => {
    const cache = new BoundedCache<string, number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 1, 4);
    cache.set('b', 2, 11);
    expect([cache.get('a'), cache.get('b'), cache.weight]).toEqual([1, undefined, 4]);
  });
});
