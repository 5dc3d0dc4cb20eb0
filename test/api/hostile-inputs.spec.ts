import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { newId } from '../../src/kernel/ids.js';
import { operationsOf, type Operation } from '../support/api/access-cases.js';
import { openAccessWorld, type AccessWorld } from '../support/api/access-world.js';
import {
  DRIVERS_WORDS,
  leavesInside,
  leavesOf,
  valuesFor,
  withValue,
  type Leaf,
} from '../support/api/hostile-cases.js';
import { bodyOf, drawer } from '../support/api/hostile-values.js';
import { ServedApp, type Who } from '../support/api/served-app.js';
import { withKey } from '../support/api/with-key.js';
import { unfitTexts } from '../support/database/unfit-texts.js';
import { limit, LONG } from '../support/long.js';

/** Every day so many of a leaf's values, drawn by the seed; the long form tries all of them. */
const DRAWN = 3;
const SEED = Number(process.env['GOODTURN_SEED_OF_INPUTS'] ?? 20261129);
const AT_ONCE = 3;

/** What lets a request come as far as the database, beside what its type demands. */
const BASES: Readonly<Record<string, object>> = {
  'Mutation.recordDeal': { companyName: 'Minami', amountMinor: 5, currency: 'EUR' },
  'Mutation.setCompanyKind': { companyName: 'Minami', says: 'PROSPECT' },
  'Mutation.decideSubmission': { kind: 'REQUEST_CHANGES', message: 'Once more, please.' },
  'Mutation.moderateReferral': { accepted: false, reason: 'NOT_A_FIT' },
  'Mutation.decideRedemption': { approve: false, reason: 'OTHER', reasonText: 'Ask Mei.' },
  'Mutation.inviteMember': { roles: ['SALES'] },
};

/** How a field inside of an answer is asked for, by the id of what holds it. */
const INSIDE: Readonly<Record<string, string>> = {
  'Advocate.pointsOnLeaving': `query ($id: ID!, $until: Date) {
    advocate(id: $id) { pointsOnLeaving(until: $until) { points } }
  }`,
  'Advocate.statement': `query ($id: ID!, $after: String, $first: PageSize! = 20) {
    advocate(id: $id) { statement(after: $after, first: $first) { edges { cursor } } }
  }`,
  'Audience.members': `query ($challengeId: ID!, $search: String, $after: String, $first: PageSize! = 20) {
    audience(of: CHALLENGE, id: $challengeId) { members(search: $search, after: $after, first: $first) { edges { cursor } } }
  }`,
  'Audience.membership': `query ($challengeId: ID!, $advocateId: ID!) {
    audience(of: CHALLENGE, id: $challengeId) { membership(advocateId: $advocateId) { isIn } }
  }`,
  'HistoryLine.subjectName': `query ($companyId: ID!, $locale: Locale) {
    history(of: COMPANY, id: $companyId) { edges { node { subjectName(locale: $locale) } } }
  }`,
  'ImportLeanedOn.subjectName': `query ($importRunId: ID!, $locale: Locale) {
    importRun(id: $importRunId) { undoAhead { leanedOn { subjectName(locale: $locale) } } }
  }`,
  'ImportRun.inspection': `query ($importRunId: ID!, $encoding: String, $delimiter: String) {
    importRun(id: $importRunId) {
      inspection(encoding: $encoding, delimiter: $delimiter) { problems columns { name } }
    }
  }`,
  'ImportRun.rows': `query ($importRunId: ID!, $outcome: ImportOutcome! = REFUSED, $after: String, $first: PageSize! = 20) {
    importRun(id: $importRunId) { rows(outcome: $outcome, after: $after, first: $first) { edges { cursor } } }
  }`,
  'Notification.subjectName': `query ($locale: Locale) {
    notifications { edges { node { subjectName(locale: $locale) } } }
  }`,
  'Segment.members': `query ($segmentId: ID!, $search: String, $after: String, $first: PageSize! = 20) {
    segment(id: $segmentId) { members(search: $search, after: $after, first: $first) { edges { cursor } } }
  }`,
  'Segment.membership': `query ($segmentId: ID!, $advocateId: ID!) {
    segment(id: $segmentId) { membership(advocateId: $advocateId) { isIn } }
  }`,
  'StaffNotice.subjectName': `query ($locale: Locale) {
    staffNotices { edges { node { subjectName(locale: $locale) } } }
  }`,
  'StatementLine.subjectName': `query ($id: ID!, $locale: Locale) {
    advocate(id: $id) { statement { edges { node { subjectName(locale: $locale) } } } }
  }`,
  'WaitingThing.name': `query ($locale: Locale) {
    overview { waiting { about { name(locale: $locale) } } }
  }`,
};

interface Fault {
  readonly key: string;
  readonly path: string;
  readonly value: string;
  readonly answer: string;
}

/** No input of a caller is a fault of ours, and none is stored that a form would refuse. */
describe('hostile inputs', () => {
  let app: ServedApp;
  let here: AccessWorld;
  let there: AccessWorld;
  let operations: Map<string, Operation>;
  let leaves: Leaf[];

  beforeAll(async () => {
    app = await ServedApp.open({ role: 'api' });
    [here, there] = [await openAccessWorld(app), await openAccessWorld(app)];
    const { schema } = app.serving.app.get(GraphQLSchemaHost);
    operations = new Map(operationsOf(schema).map((each) => [each.key, each]));
    leaves = [...leavesOf(schema), ...leavesInside(schema)];
  }, 120_000);
  afterAll(() => app.close());

  function callerOf({ row }: Operation): Who {
    const roles = ['admin', 'marketer', 'sales', 'advocate'] as const;
    const role = typeof row === 'object' ? roles.find((each) => row[each] === 'program') : null;
    const own = typeof row === 'object' ? roles.find((each) => row[each] !== undefined) : null;
    return here.people[role ?? own ?? 'advocate'];
  }

  /** The operation with its leaf declared: what it takes unasked included. */
  function requestOf(leaf: Leaf, value: unknown): { document: string; variables: object } {
    const inside = INSIDE[leaf.key];
    if (inside !== undefined) {
      const { advocate: id, company: companyId, segment: segmentId } = here.own;
      const { challenge: challengeId, importRun: importRunId } = here.own;
      const base = { id, companyId, segmentId, challengeId, importRunId, advocateId: id };
      return { document: inside, variables: withValue(base, leaf.path, value) };
    }
    const operation = operations.get(leaf.key);
    if (!operation) throw new Error(`There is no ${leaf.key}.`);
    const [argument = ''] = leaf.path;
    const isDeclared = operation.document.includes(`$${argument}:`);
    const field = leaf.key.split('.')[1] ?? '';
    const document = isDeclared ? operation.document : declared(operation.document, field, leaf);
    const plain = operation.variables((_path, noun) => here.own[noun]);
    const input = { ...(plain as { input?: object }).input, ...BASES[leaf.key] };
    const base = 'input' in plain ? { ...plain, input } : plain;
    return { document, variables: withValue(withKey(document, base), leaf.path, value) };
  }

  async function send(leaf: Leaf, value: unknown): Promise<Fault | null> {
    const { document, variables } = requestOf(leaf, value);
    const operation = operations.get(leaf.key);
    const who = operation ? callerOf(operation) : here.people.admin;
    const answer = await app.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goodturn-portal': '1', ...who.headers },
      body: bodyOf(document, variables),
    });
    return faultOf(leaf, value, answer.status, await answer.text());
  }

  async function sendAll(cases: readonly (readonly [Leaf, unknown])[]): Promise<Fault[]> {
    const faults: Fault[] = [];
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const fault = await send(...next);
        if (fault) faults.push(fault);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return faults;
  }

  it('every leaf is tried with sixty values at least', () => {
    const ids = idsOfThings();
    const few = leaves.filter((leaf) => valuesFor(leaf, ids).length < 60);
    expect(few.map(({ key, path }) => `${key} ${path.join('.')}`)).toEqual([]);
    expect(leaves.length).toBeGreaterThan(150);
    const { schema } = app.serving.app.get(GraphQLSchemaHost);
    const inside = leavesInside(schema).map(({ key }) => key);
    expect([...new Set(inside)]).toEqual(Object.keys(INSIDE));
  });

  it(
    `none is our fault, and none is stored that a form refuses (seed ${String(SEED)})`,
    async () => {
      const before = app.lines.length;
      const draw = drawer(SEED);
      const ids = idsOfThings();
      const cases = leaves.flatMap((leaf) => {
        const values = valuesFor(leaf, ids);
        const taken = LONG
          ? values
          : Array.from({ length: DRAWN }, () => values[draw(values.length)]);
        return taken.map((value) => [leaf, value] as const);
      });
      const faults = await sendAll(cases);
      expect(faults).toEqual([]);
      // What a caller did wrong is no error of ours.
      expect(app.lines.slice(before)).toEqual([]);
      expect(await unfitTexts(app.test)).toEqual([]);
    },
    limit(120_000, 3_600_000),
  );

  it('the canary: an answer of the driver, and a row that no form takes, are found', async () => {
    const leaf = leaves[0];
    if (!leaf) throw new Error('There is no leaf.');
    const tellsTale = '{"errors":[{"message":"invalid input syntax for type uuid: \\"x\\""}]}';
    expect(faultOf(leaf, 'x', 200, tellsTale)).not.toBeNull();
    expect(faultOf(leaf, 'x', 500, '{}')).not.toBeNull();
    expect(
      faultOf(leaf, 'x', 200, '{"errors":[{"extensions":{"code":"INTERNAL_ERROR"}}]}'),
    ).not.toBeNull();
    expect(faultOf(leaf, 'x', 200, '{"data":{}}')).toBeNull();
    await app.test.superuser(
      `UPDATE company SET name = E'Mi\\nnami' WHERE program_id = $1 AND id = $2`,
      [there.id, there.own.company],
    );
    expect(await unfitTexts(app.test)).toEqual(['company.name: "Mi\\nnami"']);
  });

  function idsOfThings(): string[] {
    return [...Object.values(here.own), ...Object.values(there.own), newId()];
  }
});

function faultOf(leaf: Leaf, value: unknown, status: number, answer: string): Fault | null {
  const isFine = status < 500 && !answer.includes('INTERNAL_ERROR') && !DRIVERS_WORDS.test(answer);
  if (isFine) return null;
  return {
    key: leaf.key,
    path: leaf.path.join('.'),
    value: JSON.stringify(value ?? null).slice(0, 120),
    answer: `${String(status)} ${answer.slice(0, 300)}`,
  };
}

/** Adds an argument that the operation does not need to its document. */
function declared(document: string, field: string, { path, argument }: Leaf): string {
  const [name = ''] = path;
  const type = argument.replace(/!$/, '');
  const [kind = '', declaration] =
    /^(query|mutation) (?:\(([^)]*)\))?/.exec(document)?.slice(1) ?? [];
  const rest = document.replace(/^(query|mutation) (\([^)]*\))?/, '');
  const [open = '', passed] = new RegExp(`\\{\\s*${field}(?:\\(([^)]*)\\))?`).exec(rest) ?? [];
  const list = (...parts: (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined && part !== '').join(', ');
  const called = `{ ${field}(${list(passed, `${name}: $${name}`)})`;
  return `${kind} (${list(declaration, `$${name}: ${type}`)}) ${rest.replace(open, called)}`;
}
