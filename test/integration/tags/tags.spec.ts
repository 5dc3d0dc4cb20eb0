import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { FindOrAddCompanies } from '../../../src/features/companies/index.js';
import { DeleteTag } from '../../../src/features/tags/delete-tag.js';
import { RenameTag } from '../../../src/features/tags/rename-tag.js';
import type { TagChangeInput } from '../../../src/features/tags/tag-bearers.js';
import { TagAdvocates } from '../../../src/features/tags/tag-advocates.js';
import { TagCompanies } from '../../../src/features/tags/tag-companies.js';
import { tagsOfAdvocates } from '../../../src/features/tags/tag.queries.js';
import { MOST_BEARERS } from '../../../src/features/tags/tag.rules.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { atOnce } from '../../support/at-once.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertAdvocate } from '../../support/worlds/referrals.js';
import { deadlocks } from '../../support/worlds/windows.js';

interface Shown {
  readonly id: Id;
  readonly name: string;
  readonly bearers: number;
}

describe('tags at the database', () => {
  const timeline = new RecordTimeline();
  const tagAdvocates = new TagAdvocates(timeline);
  const tagCompanies = new TagCompanies(timeline);
  const renameTag = new RenameTag();
  const deleteTag = new DeleteTag(timeline);
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'tags', work);
  const tag = (actor: Actor, advocateIds: readonly Id[], change: TagChangeInput) =>
    write(actor, (tx) => tagAdvocates.tagAdvocates(tx, actor, { advocateIds, ...change }));

  async function world(advocates: number): Promise<{ actor: Actor; ids: Id[] }> {
    const { actor } = await test.createProgram();
    const ids: Id[] = [];
    while (ids.length < advocates) ids.push(await insertAdvocate(test, actor));
    return { actor, ids };
  }

  const shown = ({ programId }: Actor): Promise<Shown[]> =>
    test.superuser<Shown>(
      `SELECT t.id, t.name, count(b.tag_id)::int AS bearers FROM tag t
         LEFT JOIN (SELECT program_id, tag_id FROM advocate_tag UNION ALL
                    SELECT program_id, tag_id FROM company_tag) b
           ON b.program_id = t.program_id AND b.tag_id = t.id
        WHERE t.program_id = $1 GROUP BY t.program_id, t.id ORDER BY t.name_key`,
      [programId],
    );
  const told = async ({ programId }: Actor): Promise<string[]> => {
    const lines = await test.superuser<{ line: string }>(
      `SELECT subject_kind || ' ' || outcome || ' ' || audience AS line FROM timeline
        WHERE program_id = $1 AND rule = 'R-A3' ORDER BY seq`,
      [programId],
    );
    return lines.map(({ line }) => line);
  };

  it('a tag is made when it is first used, and is the same in any case and width', async () => {
    const { actor, ids } = await world(2);
    const [one = '', other = ''] = ids;
    expect(await tag(actor, [one], { add: ['Beta', ' VIP '] })).toMatchObject({ changed: 1 });
    expect(await tag(actor, ids, { add: ['ｂｅｔａ'] })).toMatchObject({ changed: 1 });
    expect(await shown(actor)).toMatchObject([
      { name: 'Beta', bearers: 2 },
      { name: 'VIP', bearers: 1 },
    ]);
    expect(await tag(actor, [one], { add: ['vip'], remove: ['BETA', 'never used'] })).toMatchObject(
      { changed: 1 },
    );
    await test.database.read({ programId: actor.programId }, async (tx) => {
      const tags = await tagsOfAdvocates(tx, ids);
      expect(tags.get(one)?.map(({ name }) => name)).toEqual(['VIP']);
      expect(tags.get(other)?.map(({ name }) => name)).toEqual(['Beta']);
    });
    expect(await told(actor)).toEqual([
      'ADVOCATE TAGGED STAFF',
      'ADVOCATE TAGGED STAFF',
      'ADVOCATE TAGGED STAFF',
      'ADVOCATE UNTAGGED STAFF',
    ]);
  });

  it('hundreds are tagged in one statement each way, and what is so already has no line', async () => {
    const { actor } = await test.createProgram();
    const names = Array.from({ length: MOST_BEARERS }, (_, at) => ({ name: `Company ${at}` }));
    const companies = await write(actor, (tx) =>
      new FindOrAddCompanies().findOrAddCompanies(tx, actor, names),
    );
    const companyIds = companies.map(({ id }) => id);
    const change = (add: string[], remove: string[]) =>
      write(actor, (tx) => tagCompanies.tagCompanies(tx, actor, { companyIds, add, remove }));
    await change(['Old', 'Kept'], []);
    const kept = keepSentStatements();
    try {
      expect(await change(['New', 'Kept'], ['Old'])).toMatchObject({ changed: MOST_BEARERS });
    } finally {
      kept.restore();
    }
    const bearers = kept.texts.filter((text) => text.includes('company_tag'));
    expect(bearers).toHaveLength(2);
    expect(kept.texts.filter((text) => text.includes('INSERT INTO timeline'))).toHaveLength(1);
    expect(await told(actor)).toHaveLength(4 * MOST_BEARERS);
    expect(await change(['New', 'Kept'], ['Old'])).toMatchObject({ changed: 0 });
    expect(await told(actor)).toHaveLength(4 * MOST_BEARERS);
  });

  it('R-A1: one of another programme among them, and nobody is tagged', async () => {
    const { actor, ids } = await world(1);
    const foreign = await world(1);
    await tag(foreign.actor, foreign.ids, { add: ['VIP'] });
    for (const stranger of [...foreign.ids, newId()]) {
      await expect(tag(actor, [...ids, stranger], { add: ['VIP'] })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        path: ['advocateIds'],
      });
    }
    expect(await shown(actor)).toEqual([]);
    const [theirs] = await shown(foreign.actor);
    const input = { id: theirs?.id ?? '', version: 1 };
    const late = write(actor, (tx) => deleteTag.deleteTag(tx, actor, input));
    await expect(late).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // The same name is free here.
    await tag(actor, ids, { add: ['VIP'] });
    expect(await shown(actor)).toMatchObject([{ name: 'VIP', bearers: 1 }]);
  });

  it('a rename holds for all who bear it; a name that another bears is refused, and a late one', async () => {
    const { actor, ids } = await world(1);
    await tag(actor, ids, { add: ['Beta', 'VIP'] });
    const [beta, vip] = await shown(actor);
    const rename = (name: string, version: number) =>
      write(actor, (tx) => renameTag.renameTag(tx, actor, { id: beta?.id ?? '', version, name }));
    await expect(rename('ｖｉｐ', 1)).rejects.toMatchObject({
      code: 'TAG_NAME_TAKEN',
      extra: { tagId: vip?.id },
    });
    await rename('BETA tester', 1);
    await rename('BETA tester', 1); // the same again
    await expect(rename('Tester', 1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await rename('Beta Tester', 2); // another spelling of its own name
    expect((await shown(actor)).map(({ name }) => name)).toEqual(['Beta Tester', 'VIP']);
  });

  it('what is deleted is taken from all, who are counted; it is gone the second time', async () => {
    const { actor, ids } = await world(3);
    await tag(actor, ids, { add: ['VIP', 'Beta'] });
    const [beta] = await shown(actor);
    const remove = (version: number) =>
      write(actor, (tx) => deleteTag.deleteTag(tx, actor, { id: beta?.id ?? '', version }));
    await expect(remove(2)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(await remove(1)).toMatchObject({ name: 'Beta', advocates: 3, companies: 0 });
    await expect(remove(1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await shown(actor)).toMatchObject([{ name: 'VIP', bearers: 3 }]);
    expect((await told(actor)).filter((line) => line.includes('UNTAGGED'))).toHaveLength(3);
  });

  it('many at once: nobody waits for one who waits for them, and nothing stands twice', async () => {
    const { actor, ids } = await world(6);
    const names = ['One', 'Two', 'Three', 'Four'];
    await atOnce(16, async (caller) => {
      const turned = [...names.slice(caller % 4), ...names.slice(0, caller % 4)];
      const some = caller % 2 === 0 ? ids : ids.toReversed();
      await tag(actor, some, { add: turned.slice(0, 2), remove: turned.slice(2) });
      const [first] = await shown(actor);
      if (caller % 5 !== 0 || !first) return;
      const input = { id: first.id, version: 1 };
      await write(actor, (tx) => deleteTag.deleteTag(tx, actor, input)).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'NOT_FOUND' });
      });
    });
    // What stands is what was told last of each.
    const [off] = await test.superuser<{ count: number }>(
      `WITH last AS (SELECT DISTINCT ON (subject_id, inputs->>'tagId') subject_id AS advocate_id,
           (inputs->>'tagId')::uuid AS tag_id, outcome FROM timeline
          WHERE program_id = $1 AND rule = 'R-A3'
          ORDER BY subject_id, inputs->>'tagId', seq DESC)
       SELECT count(*)::int AS count FROM last l FULL JOIN
         (SELECT advocate_id, tag_id FROM advocate_tag WHERE program_id = $1) b
         USING (advocate_id, tag_id)
        WHERE (l.outcome = 'TAGGED') IS DISTINCT FROM (b.tag_id IS NOT NULL)`,
      [actor.programId],
    );
    expect(off?.count).toBe(0);
    expect(await deadlocks(test)).toBe(0);
  });
});
