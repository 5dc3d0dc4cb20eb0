import { defineLoader } from '../../platform/graphql/index.js';
import { traitsOf, type TraitChoice } from '../traits/index.js';
import { countMembers, findSegmentsByIds, readJudging } from './segment.queries.js';

export const segmentById = defineLoader(async (tx, ids) => {
  const segments = await findSegmentsByIds(tx, ids);
  return new Map(segments.map((segment) => [segment.id, segment]));
});

/** How many advocates are in each segment now, all in one pass. */
export const sizeOfSegment = defineLoader(async (tx, ids) => {
  const segments = await findSegmentsByIds(tx, ids);
  const sizes = await countMembers(
    tx,
    await readJudging(tx),
    segments.map(({ rule }) => rule),
  );
  return new Map(segments.map(({ id }, place) => [id, sizes[place] ?? 0]));
});

/** The key of a value of a trait, for `traitChoice`. */
export function choiceKey(trait: string, value: string): string {
  return JSON.stringify([trait, value]);
}

/** A value with the name that people read; none where it names something that is gone. */
export const traitChoice = defineLoader(async (tx, keys) => {
  const traits = await traitsOf(tx);
  const byTrait = new Map<string, string[]>();
  for (const key of keys) {
    const [name, value] = JSON.parse(key) as [string, string];
    byTrait.set(name, [...(byTrait.get(name) ?? []), value]);
  }
  const found = new Map<string, TraitChoice>();
  for (const [name, values] of byTrait) {
    const choices = traits.get(name)?.choices;
    const named =
      typeof choices === 'function'
        ? await choices(tx, { values })
        : values.map((value) => ({ value, label: value }));
    for (const choice of named) found.set(choiceKey(name, choice.value), choice);
  }
  return found;
});
