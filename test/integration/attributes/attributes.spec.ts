import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineActor, type Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import {
  AttributeChoiceEntity,
  AttributeEntity,
} from '../../../src/features/attributes/attribute.entity.js';
import {
  DefineAttribute,
  type DefineAttributeInput,
} from '../../../src/features/attributes/define-attribute.js';
import type { ValueInput } from '../../../src/features/attributes/read-statements.js';
import { SetAdvocateAttributes } from '../../../src/features/attributes/set-advocate-attributes.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { atOnce } from '../../support/at-once.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { insertAdvocate } from '../../support/worlds/referrals.js';
import { deadlocks } from '../../support/worlds/windows.js';

describe('attributes at the database', () => {
  const defineAttribute = new DefineAttribute();
  const setAdvocates = new SetAdvocateAttributes(new RecordTimeline());
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase([AttributeEntity, AttributeChoiceEntity]);
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
  const crm = ({ programId }: Actor): Actor => ({
    ...machineActor('CLI', programId, 'test'),
    kind: 'API_KEY',
  });
  const stored = ({ programId }: Actor) =>
    test.superuser<object>(
      `SELECT text_value AS text, source, version FROM advocate_attribute WHERE program_id = $1
        ORDER BY advocate_id, attribute_id`,
      [programId],
    );
  const told = async ({ programId }: Actor): Promise<object[]> =>
    test.superuser<object>(
      `SELECT outcome, inputs, audience FROM timeline
        WHERE program_id = $1 AND rule = 'R-A3' ORDER BY seq`,
      [programId],
    );

  async function world(advocates = 1): Promise<{ actor: Actor; ids: Id[] }> {
    const { actor } = await test.createProgram();
    const ids: Id[] = [];
    while (ids.length < advocates) ids.push(await insertAdvocate(test, actor));
    return { actor, ids };
  }

  it('a value fits the type of its attribute, and a choice is of its list: the database refuses others', async () => {
    const { actor, ids } = await world();
    const text = await define(actor, {});
    const tier = await define(actor, { type: 'CHOICE', choices: ['Gold'] });
    const other = await define(actor, { type: 'CHOICE', choices: ['Red'] });
    const company = await define(actor, { subject: 'COMPANY' });
    const [red] = await test.superuser<{ id: Id }>(
      'SELECT id FROM attribute_choice WHERE attribute_id = $1',
      [other],
    );
    const insert = (attributeId: Id, type: string, columns: object) =>
      test.superuser(
        `INSERT INTO advocate_attribute SELECT (jsonb_populate_record(NULL::advocate_attribute, $1)).*`,
        [
          JSON.stringify({
            program_id: actor.programId,
            advocate_id: ids[0],
            attribute_id: attributeId,
            subject: 'ADVOCATE',
            type,
            source: 'PERSON',
            version: 1,
            set_at: '2026-11-30T03:00:00Z',
            ...columns,
          }),
        ],
      );
    const fits = /advocate_attribute_fits_type/;
    await expect(insert(text, 'TEXT', { number_value: 1 })).rejects.toThrow(fits);
    const both = { text_value: 'a', day_value: '2027-01-01' };
    await expect(insert(text, 'TEXT', both)).rejects.toThrow(fits);
    const foreign = /foreign key/;
    await expect(insert(text, 'NUMBER', { number_value: 1 })).rejects.toThrow(foreign);
    await expect(insert(company, 'TEXT', { text_value: 'a' })).rejects.toThrow(foreign);
    await expect(insert(tier, 'CHOICE', { choice_id: red?.id })).rejects.toThrow(foreign);
    await insert(text, 'TEXT', { text_value: 'a' });
  });

  it('hundreds of values go in by one statement; the line says which, never what', async () => {
    const { actor, ids } = await world(40);
    const attributeId = await define(actor, {});
    const kept = keepSentStatements();
    try {
      expect(await set(actor, ids, { attributeId, text: 'Kitahama' })).toMatchObject({
        changed: 40,
      });
    } finally {
      kept.restore();
    }
    const written = kept.texts.filter((text) => text.includes('advocate_attribute'));
    expect(written).toHaveLength(2); // read, and set
    const lines = await told(actor);
    expect(lines).toHaveLength(40);
    expect(lines[0]).toEqual({
      outcome: 'ATTRIBUTE_SET',
      inputs: { attributeId },
      audience: 'STAFF',
    });
    const [found] = await test.superuser<{ count: number }>(
      `SELECT count(*)::int AS count FROM timeline t WHERE t::text LIKE '%Kitahama%'`,
    );
    expect(found?.count).toBe(0);
    // the same again
    expect(await set(actor, ids, { attributeId, text: ' Kitahama' })).toMatchObject({ changed: 0 });
    expect(await told(actor)).toHaveLength(40);
  });

  it('R-D5: what is blank says nothing, the word that clears takes away; a late person is told', async () => {
    const { actor, ids } = await world();
    const attributeId = await define(actor, {});
    await set(actor, ids, { attributeId, text: 'a' });
    expect(await set(actor, ids, { attributeId, text: ' ' })).toMatchObject({ changed: 0 });
    await expect(set(actor, ids, { attributeId, text: 'b' })).rejects.toMatchObject({
      code: 'STALE_VERSION',
      extra: { currentVersion: 1 },
    });
    await set(actor, ids, { attributeId, text: 'b', version: 1 });
    expect(await stored(actor)).toEqual([{ text: 'b', source: 'PERSON', version: 2 }]);
    await set(actor, ids, { attributeId, clear: true, version: 2 });
    expect(await stored(actor)).toEqual([{ text: null, source: 'PERSON', version: 3 }]);
    expect(await set(actor, ids, { attributeId, clear: true })).toMatchObject({ changed: 0 });
  });

  it('who took a value away is not overruled by the CRM, nor by a colleague who read it before', async () => {
    const { actor, ids } = await world();
    const attributeId = await define(actor, {});
    await set(crm(actor), ids, { attributeId, text: 'a' });
    await set(actor, ids, { attributeId, clear: true, version: 1 });
    expect(await set(crm(actor), ids, { attributeId, text: 'a' })).toMatchObject({ kept: 1 });
    for (const version of [undefined, 1]) {
      await expect(set(actor, ids, { attributeId, text: 'b', version })).rejects.toMatchObject({
        code: 'STALE_VERSION',
        extra: { currentVersion: 2 },
      });
    }
    await set(actor, ids, { attributeId, text: 'b', version: 2 });
    expect(await stored(actor)).toEqual([{ text: 'b', source: 'PERSON', version: 3 }]);
  });

  it('the CRM says it every night, and overrules no person', async () => {
    const { actor, ids } = await world(2);
    const [one = '', other = ''] = ids;
    const attributeId = await define(actor, { name: 'Seats' });
    await set(crm(actor), ids, { attribute: 'ｓｅａｔｓ', text: 'ten' });
    await set(actor, [one], { attributeId, text: 'twelve', version: 1 });
    expect(await set(crm(actor), ids, { attributeId, text: 'eleven' })).toMatchObject({
      changed: 1,
      kept: 1,
    });
    const rows = await test.superuser<object>(
      'SELECT advocate_id AS id, text_value AS text FROM advocate_attribute WHERE program_id = $1',
      [actor.programId],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: one, text: 'twelve' },
        { id: other, text: 'eleven' },
      ]),
    );
  });

  it('R-A1: nothing of another programme is named, and then nobody’s value is set', async () => {
    const { actor, ids } = await world();
    const foreign = await world();
    const attributeId = await define(actor, { type: 'CHOICE', choices: ['Gold'] });
    const theirs = await define(foreign.actor, { type: 'CHOICE', choices: ['Gold'] });
    const gold = { attributeId, choice: 'gold' };
    await expect(set(actor, [...ids, ...foreign.ids], gold)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['advocates', '1', 'advocateId'],
    });
    await expect(set(actor, ids, gold, { ...gold, attributeId: theirs })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      path: ['advocates', '0', 'values', '1', 'attributeId'],
    });
    await expect(set(actor, ids, gold, { attribute: '', text: 'a' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await stored(actor)).toEqual([]);
  });

  it('every wrong value is named, with its place', async () => {
    const { actor, ids } = await world();
    const attributeId = await define(actor, { type: 'NUMBER' });
    const refused = set(actor, ids, { attributeId, text: 'a' }, { attributeId, number: 0.1234567 });
    await expect(refused).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { path: ['advocates', '0', 'values', '0', 'text'] },
        { path: ['advocates', '0', 'values', '1', 'number'] },
      ],
    });
    const twice = set(actor, ids, { attributeId, number: 1 }, { attributeId, number: 2 });
    await expect(twice).rejects.toMatchObject({ message: expect.stringContaining('once') });
  });

  it('many at once: one of a name, one after the other for a value, and no deadlock', async () => {
    const { actor, ids } = await world(4);
    const outcomes = await atOnce(6, () =>
      define(actor, { name: 'Same' }).then(
        () => 'MADE',
        (error: unknown) => codeOf(error),
      ),
    );
    expect(outcomes.filter((code) => code === 'MADE')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'ATTRIBUTE_NAME_TAKEN')).toHaveLength(5);
    const first = await atOnce(6, (caller) =>
      set(actor, caller % 2 ? ids : ids.toReversed(), {
        attribute: 'same',
        text: `T${caller}`,
      }).then(
        () => 'SET',
        (error: unknown) => codeOf(error),
      ),
    );
    expect(first.toSorted()).toEqual(['SET', ...Array<string>(5).fill('STALE_VERSION')]);
    expect(new Set((await stored(actor)).map((row) => JSON.stringify(row))).size).toBe(1);
    expect(await deadlocks(test)).toBe(0);
  });
});

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
