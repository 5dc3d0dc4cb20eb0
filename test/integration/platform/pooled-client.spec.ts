import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase, TestProgram } from '../../support/database/test-database.js';
import { openTestDatabase } from '../../support/database/test-database.js';
import { keepSentStatements } from '../../support/database/sent-statements.js';

let test: TestDatabase;
let program: TestProgram;

beforeAll(async () => {
  test = await openTestDatabase();
  program = await test.createProgram();
});
afterAll(() => test.close());

const echo = (n: number): [string, unknown[]] => ['SELECT $1::int8 AS n', [n]];

describe('statements that are asked for together', () => {
  it('answer each with its own rows, in the types of ours', async () => {
    const rows = await test.database.read({ programId: program.id }, (tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }[]>(...echo(n)))),
    );
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });

  it('come before what is asked later, and after what was asked before', async () => {
    const sent = keepSentStatements();
    try {
      await test.database.read({ programId: program.id }, async (tx) => {
        await Promise.all([tx.query(...echo(1)), tx.query('SELECT 2'), tx.query(...echo(3))]);
      });
    } finally {
      sent.restore();
    }
    const texts = sent.texts.filter((text) => /^SELECT (\$1|2)/.test(text));
    expect(texts).toEqual(['SELECT $1::int8 AS n', 'SELECT 2', 'SELECT $1::int8 AS n']);
  });

  it('fail from the first that fails, and leave the connection usable', async () => {
    const [first, second, third] = await test.database.read({ programId: program.id }, (tx) =>
      Promise.allSettled([
        tx.query(...echo(1)),
        tx.query('SELECT 1 / $1::int', [0]),
        tx.query(...echo(3)),
      ]),
    );
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    // "current transaction is aborted"
    expect(third).toMatchObject({ status: 'rejected', reason: { code: '25P02' } });
    const again = await test.database.read({ programId: program.id }, (tx) =>
      Promise.all([tx.query(...echo(4)), tx.query('SELECT 1 / $1::int AS q', [1])]),
    );
    expect(again).toEqual([[{ n: 4 }], [{ q: 1 }]]);
  });

  it('answer each time what a connection answers that knows nothing of its statement', async () => {
    const text = `SELECT n, n::int2 AS small, n > 1 AS many, now() AS at, date '2026-11-22' AS day,
      CASE WHEN n = 2 THEN 'two' END AS name, ARRAY[n, 2] AS list, 1.5 AS share, $1::jsonb AS inputs,
      timestamp '2026-11-22 09:30' AS local, '\\x00ff'::bytea AS bytes FROM generate_series(1, 2) AS n`;
    const values = ['{"名": [1]}'];
    const answers = await test.database.read({ programId: program.id }, async (tx) => {
      const plain = text.replace('$1', `'${values.join()}'`);
      const found = [await tx.query<unknown[]>(plain)];
      for (let n = 0; n < 3; n += 1) {
        const [asked] = await Promise.all([
          tx.query<unknown[]>(text, values),
          tx.query(...echo(n)),
        ]);
        found.push(asked);
      }
      return found;
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject([
      { n: 1, name: null },
      { n: 2, name: 'two' },
    ]);
  });

  it('a row that cannot be read refuses its own statement alone', async () => {
    const beyond = String(2n ** 53n);
    const [first, second, third] = await test.database.read({ programId: program.id }, (tx) =>
      Promise.allSettled([
        tx.query(...echo(1)),
        tx.query('SELECT $1::int8 AS n', [beyond]),
        tx.query(...echo(3)),
      ]),
    );
    expect(first).toMatchObject({ status: 'fulfilled', value: [{ n: 1 }] });
    expect(second).toMatchObject({ status: 'rejected', reason: { name: 'RangeError' } });
    expect(third).toMatchObject({ status: 'fulfilled', value: [{ n: 3 }] });
  });

  it('a value that cannot be sent refuses its own statement alone, prepared or not', async () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const text = 'SELECT $1::jsonb AS j';
    const one = await openTestDatabase([], 1);
    try {
      const { id } = await one.createProgram();
      for (let time = 0; time < 3; time += 1) {
        const [first, second, third] = await one.database.read({ programId: id }, (tx) =>
          Promise.allSettled([
            tx.query(...echo(1)),
            tx.query(text, [circular]),
            tx.query(...echo(3)),
          ]),
        );
        expect(first.status).toBe('fulfilled');
        expect(second).toMatchObject({ status: 'rejected', reason: { name: 'TypeError' } });
        expect(third).toMatchObject({ status: 'fulfilled', value: [{ n: 3 }] });
        const next = one.database.read({ programId: id }, (tx) => tx.query(text, ['{}']));
        expect(await next).toEqual([{ j: {} }]);
      }
    } finally {
      await one.close();
    }
  });
});
