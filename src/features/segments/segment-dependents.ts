import { defineDependents, traitsOf, type Dependent } from '../traits/index.js';
import type { Id } from '../../kernel/ids.js';
import { conditionsOf } from './segment-rule.rules.js';
import { listEverySegment } from './segment.queries.js';

/** A segment leans on each tag that it asks for, on either side. */
defineDependents('TAG', async (tx, ids) => {
  const traits = await traitsOf(tx);
  const found = new Map<Id, Dependent[]>();
  for (const { id, name, rule } of await listEverySegment(tx)) {
    const asked = conditionsOf(rule)
      .filter(({ condition }) => traits.get(condition.trait)?.valuesOf === 'TAG')
      .flatMap(({ condition }) => condition.values);
    for (const tag of ids.filter((each) => asked.includes(each))) {
      const dependent = { kind: 'SEGMENT', id, name, refusesScores: false } as const;
      found.set(tag, [...(found.get(tag) ?? []), dependent]);
    }
  }
  return found;
});
