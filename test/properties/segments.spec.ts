import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../src/kernel/ids.js';
import { countAdvocates, searchAdvocates } from '../../src/features/advocates/index.js';
import { readProgram } from '../../src/features/programs/index.js';
import {
  checkMembership,
  membersOf,
  readJudging,
} from '../../src/features/segments/segment.queries.js';
import type { SegmentRule } from '../../src/features/segments/segment-rule.rules.js';
import type { Condition } from '../../src/features/traits/index.js';
import { SeedSample, type SeededSample } from '../../src/sample/index.js';
import type { Tx } from '../../src/platform/database/index.js';
import { openTestApp, type TestApp } from '../support/api/test-app.js';
import { limit, runs } from '../support/long.js';
import { anyRule, isMember, readFacts } from '../support/worlds/segment-model.js';

/** R-U2 on the sample: its advocates have most of what conditions can ask about. */
describe('R-U2: who is in a segment', () => {
  let opened: TestApp;
  let made: SeededSample;
  beforeAll(async () => {
    opened = await openTestApp();
    made = await opened.app.get(SeedSample).seedSample({ report: () => undefined });
    await stateCompanies();
    await tagSome();
    await careForSomething();
  }, 120_000);
  afterAll(() => opened.close());

  /** The sample says little of its companies: each way of being a customer, and facts of some. */
  async function stateCompanies(): Promise<void> {
    const companies = `(SELECT c.*, row_number() OVER (ORDER BY c.id) AS n FROM company c
      WHERE c.program_id = $1 AND EXISTS (SELECT FROM advocate a WHERE a.program_id = $1 AND a.company_id = c.id))`;
    await opened.test.superuser(
      `UPDATE company SET country = (ARRAY['JP', 'DE', NULL])[n % 3 + 1],
              industry = (ARRAY['Robotics', 'Foods', NULL])[n % 3 + 1],
              employees = (ARRAY[40, 9000, NULL])[n % 3 + 1],
              customer_since = (ARRAY[now() - interval '99 days', NULL, now()])[n % 3 + 1],
              renews_on = (ARRAY[NULL, now() + interval '30 days', now()])[n % 3 + 1],
              public_sector = (ARRAY[true, false, NULL])[n % 3 + 1],
              won_since = (ARRAY[now() - interval '9 days', now() + interval '9 days', NULL])[n % 3 + 1]
         FROM ${companies} numbered WHERE company.program_id = $1 AND company.id = numbered.id`,
      [made.programId],
    );
    await opened.test.superuser('DELETE FROM company_kind WHERE program_id = $1', [made.programId]);
    for (const [source, kind, place] of [
      ['CRM', 'ACCOUNT', 3],
      ['CRM', 'PROSPECT', 1],
      ['PERSON', 'ACCOUNT', 1],
      ['PERSON', null, 3],
    ]) {
      await opened.test.superuser(
        `INSERT INTO company_kind (program_id, company_id, source, kind, stated_at, version)
         SELECT $1, id, $2, $3, now(), 1 FROM ${companies} numbered WHERE n = $4`,
        [made.programId, source, kind, place],
      );
    }
  }

  async function careForSomething(): Promise<void> {
    const interest = newId();
    await opened.test.superuser(
      `INSERT INTO interest VALUES ($1, $2, 'Robots', 'robots', true, now())`,
      [made.programId, interest],
    );
    await opened.test.superuser(
      `INSERT INTO advocate_interest
       SELECT $1, id, $2, now() FROM advocate WHERE program_id = $1 ORDER BY id LIMIT 7`,
      [made.programId, interest],
    );
  }

  /** Two tags: on some advocates, and on some companies. */
  async function tagSome(): Promise<void> {
    const [tag, other] = [newId(), newId()];
    await opened.test.superuser(
      `INSERT INTO tag SELECT $1, id, name, name, 1, now()
         FROM unnest($2::uuid[], ARRAY['speaker', 'beta']) AS made (id, name)`,
      [made.programId, [tag, other]],
    );
    for (const table of ['advocate', 'company']) {
      await opened.test.superuser(
        `INSERT INTO ${table}_tag SELECT $1, id, ($2::uuid[])[n % 2 + 1], now()
           FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM ${table} WHERE program_id = $1) numbered
          WHERE n % 3 < 2`,
        [made.programId, [tag, other]],
      );
    }
  }

  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    opened.test.database.read({ programId: made.programId }, work);

  it('the model knows every trait, and the sample is not the same everywhere', async () => {
    const { judging, facts } = await read(async (tx) => {
      const found = await readJudging(tx);
      return {
        judging: found,
        facts: await readFacts(tx, found, (await readProgram(tx)).timeZone),
      };
    });
    expect(Object.keys(facts[0]?.of ?? {}).sort()).toEqual([...judging.traits.keys()].sort());
    const one = [...judging.traits.keys()].filter(
      (name) => new Set(facts.map(({ of }) => JSON.stringify(of[name]))).size < 2,
    );
    expect(one).toEqual([]);
  });

  it(
    'is who brute force finds: in the list, in the count and in the answer why',
    async () => {
      await read(async (tx) => {
        const judging = await readJudging(tx);
        const facts = await readFacts(tx, judging, (await readProgram(tx)).timeZone);
        const page = { first: 1_000, after: null };
        await fc.assert(
          fc.asyncProperty(anyRule([...judging.traits.values()], facts), async (rule) => {
            const condition = membersOf(rule, judging);
            const { rows } = await searchAdvocates(tx, { meets: condition }, page);
            const wanted = facts.filter((each) => isMember(rule, each, judging.today));
            expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
            expect(await countAdvocates(tx, [condition])).toEqual([wanted.length]);
            const [somebody] = facts;
            const why = somebody && (await checkMembership(tx, judging, rule, somebody.id));
            expect(why?.isIn).toBe(wanted.some(({ id }) => id === somebody?.id));
          }),
          runs(1_000, 10_000),
        );
      });
    },
    limit(120_000, 1_200_000),
  );

  it('an answer of another kind is none, and a condition of another type is met by nobody', async () => {
    const [judging, answers] = await read(async (tx) => {
      const found = await readJudging(tx);
      return [found, [...found.traits.values()].filter(({ name }) => name.startsWith('answer:'))];
    });
    const scale = answers.find(({ type }) => type === 'NUMBER');
    const choices = answers.find(({ type }) => type === 'CHOICES');
    if (!scale || !choices) throw new Error('The sample asks for no number, or no choice.');
    await opened.test.superuser(
      `UPDATE survey_response SET answers = answers || jsonb_build_object($2::text, 'gone')
        WHERE program_id = $1`,
      [made.programId, scale.name.split('.').at(-1)],
    );
    const count = (condition: Condition): Promise<readonly number[]> =>
      read((tx) => {
        const group = { match: 'ALL', conditions: [condition] } as const;
        const rule: SegmentRule = {
          include: { match: 'ALL', groups: [group] },
          exclude: { match: 'ANY', groups: [] },
        };
        return countAdvocates(tx, [membersOf(rule, judging)]);
      });
    const values = ['0'];
    expect(await count({ trait: scale.name, operator: 'AT_LEAST', values })).toEqual([0]);
    expect(await count({ trait: scale.name, operator: 'HAS_ANY_OF', values })).toEqual([0]);
    const known: Condition = { trait: choices.name, operator: 'IS_KNOWN', values: [] };
    expect(await count(known)).toEqual([0]);
  });
});
