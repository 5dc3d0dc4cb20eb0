import type { Act } from './sample-story.js';

/** What one person did at one moment, by one operation: one write. */
export type Sitting = readonly [Act, ...Act[]];

/** In the order of their moments. */
export function sittingsOf(acts: readonly Act[]): Sitting[] {
  const sittings: [Act, ...Act[]][] = [];
  for (const act of acts.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const last = sittings.at(-1);
    if (last && isOfOneSitting(last[0], act)) last.push(act);
    else sittings.push([act]);
  }
  return sittings;
}

function isOfOneSitting(one: Act, other: Act): boolean {
  return (
    one.at.getTime() === other.at.getTime() &&
    one.who === other.who &&
    one.role === other.role &&
    one.operation === other.operation
  );
}
