import { Extensions } from '@nestjs/graphql';
import type { Actor } from '../../kernel/actor.js';
import { isId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../database/index.js';
import { NotFound } from '../errors/index.js';
import { once } from '../idempotency/index.js';
import { answer } from './answer.js';
import type { GraphContext } from './graph-context.js';

/** The answer of a mutation, and how it is read after the commit, with the caller's rights. */
export interface AnswerOf<Told, Row extends object> {
  /** the GraphQL type of the success */
  readonly type: string;
  /** for "There is no such …" */
  readonly noun: string;
  /** from the verb's result; null where this reader may not see it */
  readonly read: (graph: GraphContext, told: Told) => Promise<Row | null> | Row;
}

type Verb<Input, Told> = (tx: Tx, actor: Actor, input: Input) => Promise<Told>;

interface Keyed {
  readonly idempotencyKey: string;
}

/** The input without its key. `Omit` would lose an input's index signature. */
type ActOf<Input> = {
  [Name in keyof Input as Name extends 'idempotencyKey' ? never : Name]: Input[Name];
};

/** Marks a mutation that creates or moves nothing when it is repeated: `why`, in a few words. */
export const Repeatable = (why: string) => Extensions({ repeatable: why });

/**
 * The path of every mutation, once access is granted: one transaction with its audit row, the verb,
 * the answer read anew in a snapshot after the commit, and expected errors as members of the union.
 */
export function mutate<Input extends object, Told, Row extends object>(
  graph: GraphContext,
  answers: AnswerOf<Told, Row>,
  input: Input & { readonly idempotencyKey?: never },
  verb: Verb<Input, Told>,
): Promise<object> {
  return run(graph, answers, input, verb);
}

/**
 * The same for a mutation that creates or moves something: done once for a key of this actor and
 * mutation. A repeat reads what the first has made, with the caller's present rights.
 */
export function mutateOnce<Input extends Keyed, Row extends object>(
  graph: GraphContext,
  answers: AnswerOf<Id, Row>,
  input: Input,
  verb: Verb<ActOf<Input>, Id | { readonly id: Id }>,
): Promise<object> {
  const { idempotencyKey: key, ...rest } = input;
  const act = rest as unknown as ActOf<Input>;
  return run(graph, answers, act, async (tx, actor) => {
    const { id } = await once(
      tx,
      actor,
      { operation: graph.mutation.name, key, input: act },
      async () => {
        const made = await verb(tx, actor, act);
        return { type: answers.type, id: typeof made === 'string' ? made : made.id };
      },
    );
    return id;
  });
}

function run<Input extends object, Told, Row extends object>(
  graph: GraphContext,
  { type, noun, read }: AnswerOf<Told, Row>,
  input: Input,
  verb: Verb<Input, Told>,
): Promise<object> {
  return answer(type, async () => {
    const { name, ids } = graph.mutation;
    for (const field of ids) refuseNoId(input, field, noun);
    const told = await graph.write(name, (tx, actor) => verb(tx, actor, input));
    const row = await read(graph, told);
    if (row === null) throw new NotFound(noun);
    return row;
  });
}

/** The same error for a malformed id and for an id of nothing (R-A1). */
function refuseNoId(input: object, field: string, noun: string): void {
  const value = (input as Readonly<Record<string, unknown>>)[field];
  if (typeof value !== 'string' || isId(value)) return;
  throw new NotFound(field === 'id' ? noun : field.replace(/Id$/, ''), [field]);
}
