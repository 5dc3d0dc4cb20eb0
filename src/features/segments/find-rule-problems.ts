import type { Tx } from '../../platform/database/index.js';
import { closedChoices, conditionProblem, traitsOf, type Trait } from '../traits/index.js';
import { conditionsOf, type PlacedCondition, type SegmentRule } from './segment-rule.rules.js';

export interface RuleProblem {
  /** within the rule */
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * For each rule every condition that cannot be asked in this programme, with where it stands. One
 * statement for each trait that lists its values in the programme, however many rules.
 */
export async function findRuleProblems(
  tx: Tx,
  rules: readonly SegmentRule[],
): Promise<RuleProblem[][]> {
  const traits = await traitsOf(tx);
  const placed = rules.map(conditionsOf);
  const known = await findKnownValues(tx, traits, placed.flat());
  return placed.map((conditions) =>
    conditions.flatMap((each) => {
      const { trait } = each.condition;
      return problemOf(each, traits.get(trait), known.get(trait)) ?? [];
    }),
  );
}

/** By trait, the values of these conditions that the programme has; none where any text will do. */
async function findKnownValues(
  tx: Tx,
  traits: ReadonlyMap<string, Trait>,
  placed: readonly PlacedCondition[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = new Map<string, string[]>();
  for (const { condition } of placed) {
    asked.set(condition.trait, [...(asked.get(condition.trait) ?? []), ...condition.values]);
  }
  const known = new Map<string, ReadonlySet<string>>();
  for (const [name, values] of asked) {
    const choices = traits.get(name)?.choices;
    if (typeof choices !== 'function' || values.length === 0) continue;
    const found = await choices(tx, { values });
    known.set(name, new Set(found.map(({ value }) => value)));
  }
  return known;
}

function problemOf(
  { condition, path }: PlacedCondition,
  trait: Trait | undefined,
  known: ReadonlySet<string> | undefined,
): RuleProblem | null {
  if (trait === undefined) {
    return { path: [...path, 'trait'], message: 'There is nothing of this name to ask about.' };
  }
  const problem = conditionProblem({ type: trait.type, choices: closedChoices(trait) }, condition);
  if (problem !== null) return { path: [...path, problem.field], message: problem.message };
  const missing = known && condition.values.find((value) => !known.has(value));
  return missing === undefined
    ? null
    : { path: [...path, 'values'], message: `"${missing}" is not there any more.` };
}
