import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { newId, type Id } from '../../src/kernel/ids.js';
import type { Role } from '../../src/kernel/actor.js';
import { operationsOf, type Operation } from '../support/api/access-cases.js';
import {
  openAccessWorld,
  OWNED,
  type AccessWorld,
  type Noun,
} from '../support/api/access-world.js';
import { fingerprint } from '../support/api/fingerprint.js';
import { NOBODY, ServedApp, type ServedAnswer, type Who } from '../support/api/served-app.js';

const PEOPLE = ['advocate', 'marketer', 'sales', 'admin'] as const;
const KEYS = ['marketer', 'sales', 'admin'] as const;

interface Asker {
  readonly who: Who;
  readonly roles: readonly Role[];
  readonly isMember: boolean;
}

type Outcome = ServedAnswer<Record<string, unknown>>;

/** Fields with a row of their own, below a page that their readers may open. */
const FIELDS: Readonly<Record<string, string>> = {
  'Advocate.attributes': '{ advocates { edges { node { attributes { text } } } } }',
  'Advocate.nomination': '{ advocates { edges { node { nomination { note } } } } }',
  'Advocate.segments': '{ advocates { edges { node { segments { id } } } } }',
  'Advocate.tags': '{ advocates { edges { node { tags { id } } } } }',
  'Challenge.definition': '{ challenges { edges { node { definition { title } } } } }',
  'Challenge.timeline': '{ challenges { edges { node { timeline { id } } } } }',
  'Challenge.stats': '{ challenges { edges { node { stats { started } } } } }',
  'Reward.codesFree': '{ rewards { edges { node { codesFree } } } }',
  'Reward.codesLoaded': '{ rewards { edges { node { codesLoaded } } } }',
  'Reward.timeline': '{ rewards { edges { node { timeline { id } } } } }',
  'Reward.units': '{ rewards { edges { node { units } } } }',
};

const SALES_READ = ['Advocate.attributes', 'Advocate.nomination', 'Advocate.tags'];

/** R-A1, R-A2: what the access tables say, asked of the running application, for every operation. */
describe('who may do what', () => {
  let app: ServedApp;
  let here: AccessWorld;
  let there: AccessWorld;
  let operations: Operation[];

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    here = await openAccessWorld(app);
    there = await openAccessWorld(app);
    operations = operationsOf(app.serving.app.get(GraphQLSchemaHost).schema);
  }, 120_000);
  afterAll(() => app.close());

  const person = (role: (typeof PEOPLE)[number]): Asker => {
    return { who: here.people[role], roles: [role], isMember: true };
  };
  const key = (role: (typeof KEYS)[number]): Asker => {
    return { who: here.keys[role], roles: [role], isMember: false };
  };
  const askers: [string, () => Asker][] = [
    ...PEOPLE.map((role): [string, () => Asker] => [role, () => person(role)]),
    ...KEYS.map((role): [string, () => Asker] => [`an API key of ${role}`, () => key(role)]),
  ];

  function isAllowed({ row }: Operation, { roles, isMember }: Asker): boolean {
    if (row === 'PUBLIC') return true;
    if (row === 'SIGNED_IN') return isMember;
    return typeof row === 'object' && roles.some((role) => row[role] !== undefined);
  }

  const send = (
    operation: Operation,
    { who }: Pick<Asker, 'who'>,
    idAt: (path: string, noun: Noun) => Id,
  ): Promise<Outcome> => app.ask(who, operation.document, operation.variables(idAt));

  const codesOf = ({ errors }: Outcome): (string | undefined)[] =>
    (errors ?? []).map(({ extensions }) => extensions.code);

  /** Sends what is forbidden; answers what was not refused as it should be. */
  async function notRefused(forbidden: readonly Operation[], asker: Asker): Promise<string[]> {
    const wrong: string[] = [];
    for (const operation of forbidden) {
      const answer = await send(operation, asker, (_path, noun) => here.own[noun]);
      const code = codesOf(answer)[0];
      const value = Object.values(answer.data ?? {})[0] ?? null;
      if ((code !== 'FORBIDDEN' && code !== 'UNAUTHENTICATED') || value !== null) {
        wrong.push(`${operation.key}: ${JSON.stringify(answer)}`);
      }
    }
    return wrong;
  }

  describe.each(askers)('%s', (_name, askerOf) => {
    it('R-A2: is refused what the tables do not grant, and changes nothing', async () => {
      const asker = askerOf();
      const before = await fingerprint(app);
      const forbidden = operations.filter((operation) => !isAllowed(operation, asker));
      expect(forbidden.length).toBeGreaterThan(0);
      expect(await notRefused(forbidden, asker)).toEqual([]);
      expect(await fingerprint(app)).toBe(before);
    }, 60_000);

    it("R-A1: finds of the other programme's things, and of others', what it finds of none", async () => {
      const asker = askerOf();
      const before = await fingerprint(app);
      const wrong: string[] = [];
      for (const operation of operations.filter((each) => isAllowed(each, asker))) {
        for (const { path, noun } of operation.ids) {
          for (const stranger of strangers(operation, noun, asker)) {
            const [given, unknown] = [
              await send(operation, asker, (at, of) => (at === path ? stranger : here.own[of])),
              await send(operation, asker, (at, of) => (at === path ? newId() : here.own[of])),
            ];
            const isSame = JSON.stringify(given) === JSON.stringify(unknown);
            if (!isSame || !isRefusal(given)) {
              wrong.push(`${operation.key} ${path}: ${JSON.stringify([given, unknown])}`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(await fingerprint(app)).toBe(before);
    }, 60_000);

    it("lists nothing of the other programme, and as an advocate nothing of others'", async () => {
      const asker = askerOf();
      const hidden = new Set([...Object.values(there.own), ...Object.values(there.other)]);
      if (asker.roles[0] === 'advocate') for (const noun of OWNED) hidden.add(here.other[noun]);
      for (const operation of operations.filter(({ key: name }) => name.startsWith('Query.'))) {
        if (!isAllowed(operation, asker)) continue;
        const answer = await send(operation, asker, (_path, noun) => here.own[noun]);
        expect(idsIn(answer).filter((id) => hidden.has(id))).toEqual([]);
      }
    }, 60_000);

    it.each(Object.entries(FIELDS))('%s is for whom its row names', async (field, document) => {
      const asker = askerOf();
      const codes = codesOf(await app.ask(asker.who, document));
      const readers = ['marketer', 'admin', ...(SALES_READ.includes(field) ? ['sales'] : [])];
      if (asker.roles.some((role) => readers.includes(role))) expect(codes).toEqual([]);
      else expect([...new Set(codes)]).toEqual(['FORBIDDEN']);
      expect(field).toMatch(/^[A-Z]/);
    });
  });

  /** Things of the other programme; for who sees their own alone, also those of the other advocate. */
  function strangers({ row }: Operation, noun: Noun, { roles }: Asker): Id[] {
    const isOwnOnly =
      typeof row === 'object' && roles.every((role) => row[role] !== 'program') && OWNED.has(noun);
    return isOwnOnly ? [there.own[noun], here.other[noun]] : [there.own[noun]];
  }

  describe.each([
    ['nobody', () => NOBODY],
    ['an admin of the other programme', () => from(there.people.admin)],
    ['an API key of the other programme', () => from(there.keys.admin)],
    ['somebody without a programme named', () => nameless(here.people.admin)],
  ])('%s', (_name, whoOf) => {
    it('R-A1, R-A2: is let in nowhere, and changes nothing', async () => {
      const asker: Asker = { who: whoOf(), roles: [], isMember: false };
      const before = await fingerprint(app);
      const closed = operations.filter(({ row }) => typeof row === 'object');
      expect(await notRefused(closed, asker)).toEqual([]);
      expect(await fingerprint(app)).toBe(before);
    }, 60_000);
  });

  /** Who has left may do nothing any more: that comes last. */
  const isGone = (one: Operation, other: Operation): number =>
    Number(one.key === 'Mutation.leaveProgram') - Number(other.key === 'Mutation.leaveProgram');

  /** Asks for this programme. */
  const from = ({ headers }: Who): Who => ({
    headers: { ...headers, 'x-goodturn-program': here.slug },
  });
  const nameless = ({ headers }: Who): Who => ({ headers: { cookie: headers['cookie'] ?? '' } });

  it.each(askers)(
    '%s may do what the tables grant',
    async (_name, askerOf) => {
      const asker = askerOf();
      const refused: string[] = [];
      const granted = operations.filter((each) => isAllowed(each, asker));
      for (const operation of granted.toSorted(isGone)) {
        const answer = await send(operation, asker, (_path, noun) => here.own[noun]);
        if (answer.errors) refused.push(`${operation.key}: ${JSON.stringify(answer.errors)}`);
      }
      expect(refused).toEqual([]);
    },
    60_000,
  );
});

/** Nothing, an empty page, or an expected error. */
function isRefusal({ data, errors }: Outcome): boolean {
  const value = Object.values(data ?? {})[0];
  if (errors) return false;
  if (value === null) return true;
  const { code, edges } = value as { code?: string; edges?: unknown[] };
  return code !== undefined || edges?.length === 0;
}

function idsIn(value: unknown): Id[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'id' && typeof each === 'string' ? [each] : idsIn(each),
  );
}
