import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../../../src/kernel/page.js';
import { newId } from '../../../src/kernel/ids.js';
import {
  AddAdvocate,
  AdvocateMismatch,
  findAdvocateByMember,
  findAdvocatesByIds,
  searchAdvocates,
  type NewAdvocate,
} from '../../../src/features/advocates/index.js';
import { FindOrAddCompanies } from '../../../src/features/companies/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

const somebody: NewAdvocate = {
  name: 'Mei Tanaka',
  email: ' Mei@Example.com ',
  externalId: null,
  memberId: null,
  language: 'ja',
  timeZone: 'Asia/Tokyo',
  companyId: null,
  status: 'JOINED',
  contactMemberId: null,
};

describe('advocates', () => {
  let test: TestDatabase;
  const addAdvocate = new AddAdvocate();
  const findOrAdd = new FindOrAddCompanies();

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('a profile that was there by its address is linked with the member who joins', async () => {
    const { actor } = await test.createProgram();
    const memberId = newId();
    const add = (input: NewAdvocate): ReturnType<AddAdvocate['addAdvocate']> =>
      test.database.write(actor, 'addAdvocate', (tx) => addAdvocate.addAdvocate(tx, actor, input));
    const first = await add(somebody);
    const second = await add({ ...somebody, email: 'MEI@example.com', memberId });
    expect(first.added).toBe(true);
    expect(second).toMatchObject({
      added: false,
      advocate: { id: first.advocate.id, memberId, email: 'mei@example.com' },
    });
    await expect(add({ ...somebody, memberId: newId() })).rejects.toThrow(AdvocateMismatch);
  });

  it('an external id and an address of two people are refused', async () => {
    const { actor } = await test.createProgram();
    const add = (input: NewAdvocate): ReturnType<AddAdvocate['addAdvocate']> =>
      test.database.write(actor, 'addAdvocate', (tx) => addAdvocate.addAdvocate(tx, actor, input));
    await add({ ...somebody, externalId: 'A-1' });
    await add({ ...somebody, email: 'budi@example.com', externalId: 'A-2' });
    await expect(add({ ...somebody, externalId: 'A-2' })).rejects.toThrow(AdvocateMismatch);
  });

  it('R-A1: an advocate of another programme is not found by id or member', async () => {
    const [mine, theirs] = [await test.createProgram(), await test.createProgram()];
    const memberId = newId();
    const { advocate } = await test.database.write(theirs.actor, 'addAdvocate', (tx) =>
      addAdvocate.addAdvocate(tx, theirs.actor, { ...somebody, memberId }),
    );
    const seen = await test.database.read({ programId: mine.id }, async (tx) => [
      await findAdvocatesByIds(tx, [advocate.id]),
      await findAdvocateByMember(tx, memberId),
    ]);
    expect(seen).toEqual([[], null]);
  });

  it('search goes by pages, finds parts of names and addresses, and takes % as it is', async () => {
    const { actor, id: programId } = await test.createProgram();
    await test.database.write(actor, 'addAdvocate', async (tx) => {
      for (const name of ['Cara 100%', 'Ana', 'Ben']) {
        const email = `${name.slice(0, 3).toLowerCase()}@example.com`;
        await addAdvocate.addAdvocate(tx, actor, { ...somebody, name, email });
      }
    });
    await test.database.read({ programId }, async (tx) => {
      const names = async (search: string | null, after: string | null, first = 2) => {
        const page = await searchAdvocates(tx, { search }, { first, after });
        return [page.rows.map((row) => row.name), page.hasNext];
      };
      expect(await names(null, null)).toEqual([['Ana', 'Ben'], true]);
      const [, ben] = (await searchAdvocates(tx, {}, { first: 2, after: null })).rows;
      const after = encodeCursor([ben?.name ?? '', ben?.id ?? '']);
      expect(await names(null, after)).toEqual([['Cara 100%'], false]);
      expect(await names('%', null)).toEqual([['Cara 100%'], false]);
      expect(await names('BEN@', null)).toEqual([['Ben'], false]);
    });
  });

  it('spellings of one company are one company, for 20 callers at once', async () => {
    const { actor, id: programId } = await test.createProgram();
    const wanted = ['Zeta GmbH', 'Acme, Inc.', 'ACME Incorporated', '株式会社田中', '田中'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, caller) =>
        test.database.write(actor, 'addCompanies', (tx) => {
          const names = caller % 2 === 0 ? wanted : [...wanted].reverse();
          return findOrAdd.findOrAddCompanies(
            tx,
            actor,
            names.map((name) => ({ name })),
          );
        }),
      ),
    );
    const [first] = answers;
    expect(first?.map((row) => row.nameKey)).toEqual(['zeta', 'acme', 'acme', '田中', '田中']);
    const rows = await test.superuser('SELECT id FROM company WHERE program_id = $1', [programId]);
    expect(rows).toHaveLength(3);
    expect(new Set(answers.flat().map((row) => row.id)).size).toBe(3);
  });
});
