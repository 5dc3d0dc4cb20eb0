import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rewardsEntities, type RewardEntity } from '../../src/features/rewards/index.js';
import { openTestDatabase, type TestDatabase } from '../support/database/test-database.js';
import { CliProcess, settingsOf, type EndedCli } from '../support/processes/product-process.js';
import { TestFiles } from '../support/worlds/imports.js';
import { RewardWorld } from '../support/worlds/reward-world.js';

/** R-R5, R-R7: what a vendor's file is for the command line; no code is in what it says. */
describe('gift codes of a vendor’s file, by the command line', () => {
  const files = new TestFiles();
  let test: TestDatabase;
  let world: RewardWorld;
  let reward: RewardEntity;
  let slug: string;

  beforeAll(async () => {
    test = await openTestDatabase(rewardsEntities);
  });
  beforeEach(async () => {
    world = await RewardWorld.open(test);
    reward = await world.reward({ name: 'A gift', codes: ['FIRST-1'] });
    const [program] = await test.superuser<{ slug: string }>(
      'SELECT slug FROM program WHERE id = $1',
      [world.programId],
    );
    slug = program?.slug ?? '';
  });
  afterAll(async () => {
    files.remove();
    await test.close();
  });

  const load = async (text: string, ...options: string[]): Promise<EndedCli> => {
    const args = ['codes', 'load', files.write('codes.csv', text), '--program', slug];
    const ended = await CliProcess.start(
      [...args, '--reward', 'A gift', ...options],
      settingsOf(test.url, files.path('home')),
    ).end();
    expect(`${ended.out}${ended.told}`).not.toMatch(/planted/i);
    return ended;
  };

  it('are loaded once, from the column that is said', async () => {
    const table =
      'product;card number;pin;expiry\nA;PLANTED-1;9911;2027-01-31\nA;PLANTED-2;9912;2027-01-31\n;;;\nA;planted -2;;\n';
    const asked = await load(table);
    expect(asked).toMatchObject({ code: 2, out: '' });
    expect(asked.told).toContain('--column. It has product, card number, pin, expiry.');
    const loaded = await load(table, '--column', 'card number', '--json');
    expect(JSON.parse(loaded.out)).toEqual({
      ...{ rewardId: reward.id, loaded: 2, alreadyThere: 1, ofOtherRewards: 0, doublesFound: 0 },
    });
    expect(await world.stock(reward.id)).toBe(3);
    expect((await load(table, '--column', '2')).out).toBe(
      'codes:\n  loaded         0\n  already there  3\n',
    );
  }, 120_000);

  it('a list without a heading, and one whose rows are none, whatever is wrong with them', async () => {
    expect((await load('PLANTED-7\nPLANTED-8\n', '--json')).out).toContain('"loaded":2');
    const shortened = await load('code\nPLANTED-9\n1.7E+11\n');
    expect(shortened).toMatchObject({ code: 2, out: '' });
    expect(shortened.told).toContain('Row 3: A spreadsheet has shortened this code');
    expect(shortened.told).toContain(
      '0 codes were loaded; the same command loads what is missing.',
    );
    const headless = await load('PLANTED-1,9911\nPLANTED-2,9912\n');
    expect(headless.told).toContain('It has 2 columns and no headings: --column 1 is the first.');
    const unclosed = await load('code,pin\n"PLANTED-1,9911\nPLANTED-2,9912\n', '--column', 'code');
    expect(unclosed).toMatchObject({ code: 2, out: '' });
    expect(unclosed.told).toContain('cannot be read as a table');
    expect(await world.stock(reward.id)).toBe(3);
  }, 120_000);

  it('names the rewards that there are', async () => {
    const { code, told } = await load('PLANTED-1\n', '--reward', 'A gif');
    expect(code).toBe(2);
    expect(told).toContain(`There is no reward "A gif" in "${slug}". There are: A gift (`);
  }, 60_000);
});
