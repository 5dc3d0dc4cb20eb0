import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EntitySchema } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const NoteEntity = new EntitySchema<{ id: number; text: string }>({
  name: 'Note',
  tableName: 'note',
  columns: { id: { type: 'int', primary: true }, text: { type: 'text' } },
});

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase([NoteEntity]);
  await test.superuser('CREATE TABLE note (id int PRIMARY KEY, text text NOT NULL)');
  await test.superuser('GRANT ALL ON note TO PUBLIC');
});
afterAll(() => test.close());

// Each fails where TypeORM knows its transactions by something else than what `markInTransaction` writes.
it('`save` stays inside our transaction: with it nothing is kept', async () => {
  const { actor } = await test.createProgram();
  const failing = test.database.write(actor, 'note', async (tx) => {
    await tx.save(NoteEntity, { id: 1, text: 'kept?' });
    throw new Error('planned');
  });
  await expect(failing).rejects.toThrow('planned');
  expect(await test.superuser('SELECT id FROM note')).toEqual([]);
});

it('a row lock is taken, and only inside a transaction', async () => {
  const { actor } = await test.createProgram();
  const options = { where: { id: 1 }, lock: { mode: 'for_no_key_update' } } as const;
  const found = test.database.write(actor, 'note', (tx) => tx.findOne(NoteEntity, options));
  expect(await found).toBeNull();
  const outside = test.dataSource.manager.findOne(NoteEntity, options);
  await expect(outside).rejects.toThrow(/open transaction/);
});
