import { expect, it } from '@jest/globals';
import { shuffled } from './shuffled.js';

const letters = ['a', 'b', 'c', 'd', 'e'];

it('one person sees one order on every device, and everybody one of their own', () => {
  expect(shuffled(letters, 'mei q1')).toEqual(shuffled(letters, 'mei q1'));
  const orders = Array.from({ length: 200 }, (_, each) => shuffled(letters, `person ${each}`));
  expect(new Set(orders.map((order) => order.join(''))).size).toBeGreaterThan(60); // of 120
  // Each option is first for about a fifth of 200.
  for (const letter of letters) {
    const first = orders.filter(([option]) => option === letter).length;
    expect(first).toBeGreaterThan(20);
    expect(first).toBeLessThan(60);
  }
  expect([...shuffled(letters, 'x')].sort()).toEqual(letters);
});
