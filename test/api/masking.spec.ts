import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { tmpdir } from 'node:os';
import { machineActor } from '../../src/kernel/actor.js';
import { makeLogger } from '../../src/platform/telemetry/index.js';
import { plantedAccess, PlantedModule, SECRET } from '../support/database/planted.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { openTestApi, type TestApi } from '../support/api/test-graphql.js';

const ECHO = 'query ($input: PlantedInput!) { echo(input: $input) }';

describe('what an answer and a log never tell', () => {
  let test: TestDatabase;
  let api: TestApi;
  const lines: string[] = [];
  const printed: string[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    const logger = makeLogger('trace', { write: (line) => void lines.push(line) });
    api = await openTestApi(test, [PlantedModule], [plantedAccess], tmpdir(), { logger });
    api.app
      .getHttpAdapter()
      .getInstance()
      .get('/planted-route', () => {
        throw new Error(SECRET);
      });
    await api.listen();
  });
  beforeEach(() => {
    lines.length = 0;
    printed.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        printed.push(String(chunk));
        return true;
      });
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await api.close();
    await test.close();
  });

  /** Often enough to be compiled: whatever the way, the answer is the same. */
  async function ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
    const { actor } = await test.createProgram();
    const once = async (): Promise<Record<string, unknown>> => {
      const response = await api.send('/graphql', {
        method: 'POST',
        headers: {
          ...api.as({ ...machineActor('CLI', actor.programId, 'test'), id: actor.programId }),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const first = await once();
    for (let again = 0; again < 4; again += 1) expect(await once()).toEqual(first);
    return first;
  }

  function expectNoSecret(...told: unknown[]): void {
    const everything = JSON.stringify([told, lines, printed]);
    for (const part of [SECRET, 'jane.doe', 'planted.example']) {
      expect(everything).not.toContain(part);
    }
  }

  it.each([
    ['a query', '{ byQuery }'],
    ['a mutation', 'mutation { byMutation }'],
    ['a field', '{ thing { byField } }'],
    ['a field far down', '{ thing { next { next { byField } } } }'],
    ['a loader', '{ thing { byLoader } }'],
    ['the database', '{ thing { byDatabase } }'],
    ['a scalar that writes', '{ thing { byScalar } }'],
  ])(
    'an error of %s is INTERNAL_ERROR, and is logged without its message',
    async (_what, query) => {
      const answer = await ask(query);
      expect(answer['errors']).toMatchObject([
        { message: expect.stringContaining('our side'), extensions: { code: 'INTERNAL_ERROR' } },
      ]);
      expectNoSecret(answer);
      expect(lines.join('')).toMatch(/"error":\{"class":"\w*Error"/);
      expect(lines.join('')).toContain('at ');
    },
  );

  it.each([
    ['a scalar that fails on it', { planted: SECRET }],
    ['a scalar that refuses it', { numbers: [1, SECRET] }],
    ['a field that there is not', { numbers: [], nobody: SECRET }],
    ['an object in the wrong place', { numbers: [{ email: SECRET }] }],
  ])('a variable is refused by %s without being told again', async (_what, input) => {
    const answer = await ask(ECHO, { input });
    expect(answer['errors']).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expectNoSecret(answer);
  });

  it('a literal that a scalar fails on is refused without what was thrown', async () => {
    const answer = await ask('{ echo(input: { planted: 5 }) }');
    expect(answer['errors']).toMatchObject([
      { message: 'A value in the document cannot be read.' },
    ]);
    expect(lines.join('')).toContain('A value could not be read');
    expectNoSecret(answer);
  });

  it('says which part of a variable is wrong, and what is right', async () => {
    const answer = await ask(ECHO, { input: { numbers: [1, 'two'] } });
    expect(answer['errors']).toMatchObject([
      { message: expect.stringMatching(/^\$input\.numbers\[1\]: Float cannot represent/) },
    ]);
  });

  it('more wrong places than GraphQL lists are the caller’s, to the last one', async () => {
    const answer = await ask(ECHO, { input: { numbers: Array.from({ length: 60 }, () => 'x') } });
    const errors = answer['errors'] as { message: string; extensions: { code: string } }[];
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['BAD_USER_INPUT']),
    );
    expect(errors.at(-1)?.message).toContain('More is wrong than is listed here');
    expect(lines.join('')).not.toContain('An operation failed');
  });

  it.each(['/planted', '/planted-route'])(
    '%s, beside GraphQL, tells nothing either',
    async (path) => {
      const answer = await api.send(path, {});
      expect(answer.status).toBe(500);
      expectNoSecret(await answer.text());
      expect(lines.join('')).toContain('An error reached the framework');
      // Nest's own ExceptionsHandler would print the whole error here.
      expect(printed).toEqual([]);
    },
  );
});
