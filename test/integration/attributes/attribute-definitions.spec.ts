import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { attributesOf } from '../../../src/features/attributes/attribute.queries.js';
import { ChangeAttribute } from '../../../src/features/attributes/change-attribute.js';
import {
  DefineAttribute,
  type DefineAttributeInput,
} from '../../../src/features/attributes/define-attribute.js';
import { OrderAttributes } from '../../../src/features/attributes/order-attributes.js';
import type { ValueInput } from '../../../src/features/attributes/read-statements.js';
import { SetAdvocateAttributes } from '../../../src/features/attributes/set-advocate-attributes.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertAdvocate } from '../../support/worlds/referrals.js';

describe('the definitions of attributes', () => {
  const defineAttribute = new DefineAttribute();
  const changeAttribute = new ChangeAttribute();
  const orderAttributes = new OrderAttributes();
  const setAdvocates = new SetAdvocateAttributes(new RecordTimeline());
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const write = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    test.database.write(actor, 'attributes', work);
  const define = (actor: Actor, input: Partial<DefineAttributeInput>): Promise<Id> =>
    write(actor, (tx) =>
      defineAttribute.defineAttribute(tx, actor, {
        subject: 'ADVOCATE',
        type: 'TEXT',
        name: `A ${newId()}`,
        ...input,
      }),
    );
  const set = (actor: Actor, ids: readonly Id[], ...values: ValueInput[]) =>
    write(actor, (tx) =>
      setAdvocates.setAdvocateAttributes(tx, actor, {
        advocates: ids.map((advocateId) => ({ advocateId, values })),
      }),
    );
  const stored = ({ programId }: Actor) =>
    test.superuser<object>(
      'SELECT text_value AS text, version FROM advocate_attribute WHERE program_id = $1',
      [programId],
    );

  async function world(): Promise<{ actor: Actor; ids: Id[] }> {
    const { actor } = await test.createProgram();
    return { actor, ids: [await insertAdvocate(test, actor)] };
  }

  const change = (actor: Actor, input: Parameters<ChangeAttribute['changeAttribute']>[2]) =>
    write(actor, (tx) => changeAttribute.changeAttribute(tx, actor, input));

  it('renamed, shown, archived and restored it keeps its values; late and taken are refused', async () => {
    const { actor, ids } = await world();
    const id = await define(actor, { name: 'Tier' });
    await define(actor, { name: 'Team' });
    await set(actor, ids, { attributeId: id, text: 'a' });
    await change(actor, { id, version: 1, archived: true });
    await expect(set(actor, ids, { attributeId: id, text: 'b', version: 1 })).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
      },
    );
    await change(actor, { id, version: 2, archived: false, shownToAdvocates: true });
    await change(actor, { id, version: 2, archived: false }); // the same again
    await expect(change(actor, { id, version: 2, name: 'Late' })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await expect(change(actor, { id, version: 3, name: 'ＴＥＡＭ' })).rejects.toMatchObject({
      code: 'ATTRIBUTE_NAME_TAKEN',
    });
    await change(actor, { id, version: 3, name: 'TIER' });
    expect(await stored(actor)).toEqual([{ text: 'a', version: 1 }]);
  });

  it('choices are renamed, swapped and added; values follow them, and none is lost', async () => {
    const { actor, ids } = await world();
    const id = await define(actor, { type: 'CHOICE', choices: ['Gold', 'Silver'] });
    const choices = () =>
      test.superuser<{ id: Id; label: string }>(
        'SELECT id, label FROM attribute_choice WHERE attribute_id = $1 ORDER BY position',
        [id],
      );
    const [gold, silver] = await choices();
    await set(actor, ids, { attributeId: id, choice: 'Gold' });
    await change(actor, {
      id,
      version: 1,
      choices: [
        { choiceId: gold?.id ?? null, label: 'Silver' },
        { choiceId: silver?.id ?? null, label: 'Gold' },
        { label: 'Bronze' },
      ],
    });
    expect((await choices()).map(({ label }) => label)).toEqual(['Silver', 'Gold', 'Bronze']);
    for (const wrong of [
      [{ label: 'BRONZE' }],
      [{ choiceId: newId(), label: 'Tin' }],
      [{ label: ' ' }],
    ]) {
      await expect(change(actor, { id, version: 2, choices: wrong })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        path: ['choices'],
      });
    }
  });

  it('are put in another order; those that are not named come behind', async () => {
    const { actor } = await world();
    const names = ['One', 'Two', 'Three'];
    const ids: Id[] = [];
    for (const name of names) ids.push(await define(actor, { name }));
    const order = (wanted: readonly Id[]) =>
      write(actor, (tx) =>
        orderAttributes.orderAttributes(tx, actor, { subject: 'ADVOCATE', ids: wanted }),
      );
    await order(ids.slice(2));
    await order(ids.slice(2));
    const shown = await test.database.read({ programId: actor.programId }, (tx) =>
      attributesOf(tx, 'ADVOCATE'),
    );
    expect(shown.map(({ name }) => name)).toEqual(['Three', 'One', 'Two']);
    await expect(order([newId()])).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['ids'] });
  });

  it('of one who defines and one who renames to the same name at once, the second finds it taken', async () => {
    const { actor } = await world();
    for (const renamesFirst of [true, false]) {
      const name = `N ${newId()}`;
      const id = await define(actor, {});
      let asked: Promise<unknown> = Promise.resolve();
      const rename = () => change(actor, { id, version: 1, name });
      await write(actor, async (tx) => {
        const input = { id, version: 1, name };
        const made = { subject: 'ADVOCATE', type: 'TEXT', name } as const;
        await (renamesFirst
          ? changeAttribute.changeAttribute(tx, actor, input)
          : defineAttribute.defineAttribute(tx, actor, made));
        asked = (renamesFirst ? define(actor, { name }) : rename()).catch(
          (error: unknown) => error,
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
      });
      expect(await asked).toMatchObject({ code: 'ATTRIBUTE_NAME_TAKEN' });
    }
  });

  it('R-A1: one of another programme is not there', async () => {
    const { actor } = await world();
    const theirs = await define((await world()).actor, {});
    const change = { id: theirs, version: 1, name: 'Mine' };
    const changed = write(actor, (tx) => changeAttribute.changeAttribute(tx, actor, change));
    await expect(changed).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
