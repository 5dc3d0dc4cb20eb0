import type { Tx } from '../../platform/database/index.js';
import { closedChoices, conditionProblem, traitsOf, type Trait } from '../traits/index.js';
import { conditionsOf, type PlacedCondition, type SegmentRule } from './segment-rule.rules.js';

export interface RuleProblem {
  /** within the rule */
  readonly path: readonly string[];
  readonly message: string;
}

/** Every condition of a rule that cannot be asked in this programme, with where it stands. */
export async function findRuleProblems(tx: Tx, rule: SegmentRule): Promise<RuleProblem[]> {
  const traits = await traitsOf(tx);
  const problems: RuleProblem[] = [];
  for (const placed of conditionsOf(rule)) {
    const problem = await problemOf(tx, placed, traits.get(placed.condition.trait));
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

async function problemOf(
  tx: Tx,
  { condition, path }: PlacedCondition,
  trait: Trait | undefined,
): Promise<RuleProblem | null> {
  if (trait === undefined) {
    return { path: [...path, 'trait'], message: 'There is nothing of this name to ask about.' };
  }
  const problem = conditionProblem({ type: trait.type, choices: closedChoices(trait) }, condition);
  if (problem !== null) return { path: [...path, problem.field], message: problem.message };
  const missing = await missingChoice(tx, trait, condition.values);
  return missing === null
    ? null
    : { path: [...path, 'values'], message: `"${missing}" is not there any more.` };
}

/** A value that the programme does not have; null where all are there, or any text will do. */
async function missingChoice(
  tx: Tx,
  { choices }: Trait,
  values: readonly string[],
): Promise<string | null> {
  if (typeof choices !== 'function' || values.length === 0) return null;
  const found = new Set((await choices(tx, { values })).map(({ value }) => value));
  return values.find((value) => !found.has(value)) ?? null;
}
