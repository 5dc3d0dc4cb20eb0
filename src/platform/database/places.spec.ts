import { describe, expect, it } from '@jest/globals';
import { Places } from './places.js';

describe('the places of reads that stay open', () => {
  it('are as many as there are, then taken in turn', async () => {
    const places = new Places(2);
    const came: number[] = [];
    const asked = [1, 2, 3, 4].map(async (n) => {
      const giveBack = await places.take();
      came.push(n);
      return giveBack;
    });
    const [first, second] = await Promise.all(asked.slice(0, 2));
    expect(came).toEqual([1, 2]);
    first?.();
    first?.();
    (await asked[2])?.();
    (await asked[3])?.();
    second?.();
    expect(came).toEqual([1, 2, 3, 4]);
  });

  it('given back twice, one is one', async () => {
    const places = new Places(1);
    const giveBack = await places.take();
    giveBack();
    giveBack();
    const again = await places.take();
    let isTaken = false;
    const waits = places.take().then(() => (isTaken = true));
    await new Promise(setImmediate);
    expect(isTaken).toBe(false);
    again();
    expect(await waits).toBe(true);
  });
});
