import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, getNullableType, isEnumType, isInputObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { machineActor } from '../../src/kernel/actor.js';
import type { Id } from '../../src/kernel/ids.js';
import { operationsOf, type Operation } from '../support/api/access-cases.js';
import { openAccessWorld, type AccessWorld, type Noun } from '../support/api/access-world.js';
import { ServedApp, type Who } from '../support/api/served-app.js';
import { RECORD_DEAL } from '../support/api/story-documents.js';
import { atOnce } from '../support/at-once.js';
import { LONG } from '../support/long.js';
import { breaksOf, deadlocks, pointsOf } from '../support/worlds/windows.js';

const CALLERS = 24;
const ROUNDS = LONG ? 300 : 15;

/** Those that would end the world that the others are tried in. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'Mutation.deleteSampleProgram',
  'Mutation.leaveProgram',
  // its own room tries them at once, and whoever lost a role could do nothing more here
  'Mutation.changeMemberRoles',
  'Mutation.removeMember',
]);

/** Numbers that are the same in every run (mulberry32). */
function drawsFrom(seed: number): <Each>(all: readonly Each[]) => Each {
  let state = seed;
  return (all) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    const drawn = all[Math.floor(share * all.length)];
    if (drawn === undefined) throw new Error('Nothing to draw from.');
    return drawn;
  };
}

type Answer = Readonly<Record<string, { readonly code?: string } | null>>;

/** Every mutation, by everybody who may, of the same few things: locks are taken in one order. */
describe(`every verb, ${String(CALLERS)} at once`, () => {
  const draw = drawsFrom(7);
  let app: ServedApp;
  let world: AccessWorld;
  let schema: GraphQLSchema;
  let calls: { readonly operation: Operation; readonly who: Who }[];

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    world = await openAccessWorld(app);
    const input = { referralIds: [world.own.referral, world.other.referral], stage: 'OPEN' };
    await app.get(world.people.sales, RECORD_DEAL, { input });
    schema = app.serving.app.get(GraphQLSchemaHost).schema;
    calls = operationsOf(schema)
      .filter(({ key }) => key.startsWith('Mutation.') && !LEFT_OUT.has(key))
      .flatMap((operation) => askersOf(operation).map((who) => ({ operation, who })));
  }, 120_000);
  afterAll(() => app.close());

  function askersOf({ row }: Operation): Who[] {
    const roles = ['advocate', 'marketer', 'sales', 'admin'] as const;
    const allowed = roles.filter((role) => typeof row === 'object' && row[role] !== undefined);
    return allowed.map((role) => world.people[role]);
  }

  /** What is chosen from a list is drawn, and so is the version: some are stale, some are not. */
  function variablesOf(operation: Operation): object {
    const idAt = (_path: string, noun: Noun): Id => draw([world.own, world.other])[noun];
    const { input } = operation.variables(idAt) as { input?: Record<string, unknown> };
    if (input === undefined) return {};
    const field = schema.getMutationType()?.getFields()[operation.key.replace('Mutation.', '')];
    const type = getNullableType(field?.args[0]?.type);
    if (!isInputObjectType(type)) return { input };
    for (const { name, type: taken } of Object.values(type.getFields())) {
      const bare = getNamedType(taken);
      if (isEnumType(bare) && name in input) {
        input[name] = draw(bare.getValues().map((value) => value.name));
      }
      if (name === 'version') input[name] = draw([1, 2, 3, 4, 5, 6]);
    }
    return { input };
  }

  const made = new Set<string>();

  it(
    'each is answered, and none waits for another that waits for it',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const drawn = Array.from({ length: CALLERS }, () => {
          const { operation, who } = draw(calls);
          return { operation, who, variables: variablesOf(operation) };
        });
        const answers = await atOnce(CALLERS, async (caller) => {
          const { operation, who, variables } = drawn[caller] ?? draw(drawn);
          const answer = await app.ask<Answer>(who, operation.document, variables);
          const [result] = Object.values(answer.data ?? {});
          if (result && result.code === undefined) made.add(operation.key);
          return { key: operation.key, errors: answer.errors };
        });
        const failed = answers.filter(({ errors }) => errors !== undefined);
        // With what the log says of each: the answer of an error of ours tells nothing.
        expect({ failed, logged: failed.length === 0 ? [] : app.lines }).toEqual({
          failed: [],
          logged: [],
        });
      }
      // or nothing was tried
      expect(made.size).toBeGreaterThan(15);
      expect(await deadlocks(app.test)).toBe(0);
    },
    LONG ? 900_000 : 120_000,
  );

  it('R-T2, R-P1: the facts say what stands, and the wallets what was moved', async () => {
    const actor = machineActor('CLI', world.id, 'test');
    expect(await breaksOf(app.test, actor)).toEqual([]);
    for (const { advocate } of [world.own, world.other]) await pointsOf(app.test, advocate);
  });
});
