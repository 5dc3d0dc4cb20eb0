import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { ImportTurn } from '../../../src/features/imports/index.js';
import type { ImportUnderWay } from '../../../src/features/imports/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

describe('R-D7: an import that waits for another', () => {
  let test: TestDatabase;
  let turn: ImportTurn;

  beforeAll(async () => {
    test = await openTestDatabase();
    turn = new ImportTurn(test.database, test.crossProgram);
  });
  afterAll(() => test.close());

  /** What it reports while `other` keeps the turn. */
  async function waitFor(
    program: Awaited<ReturnType<TestDatabase['createProgram']>>,
    other: () => Promise<unknown>,
  ): Promise<(ImportUnderWay | null)[]> {
    const reported: (ImportUnderWay | null)[] = [];
    let isOver: Promise<unknown> = Promise.resolve();
    const held = new Promise<void>((begun) => {
      isOver = test.crossProgram.alone(`import ${program.id}`, async () => {
        begun();
        await other();
      });
    });
    await held;
    const { actor } = program;
    const onWait = (found: ImportUnderWay | null): void => void reported.push(found);
    await turn.takeTurn({ actor, kind: 'deals', onWait }, () => Promise.resolve());
    await isOver;
    return reported;
  }

  it('reports which, also where the other has its turn but has not recorded that it began', async () => {
    const program = await test.createProgram();
    const before = await turn.takeTurn({ actor: program.actor, kind: 'deals' }, () =>
      Promise.resolve('done'),
    );
    expect(before).toBe('done');
    const reported = await waitFor(program, async () => {
      await pause(200);
      await test.database.write(program.actor, 'beginImportOfReferrals', () => Promise.resolve());
      await pause(1_500);
    });
    expect(reported.map((other) => other?.kind)).toEqual(['referrals']);
  });

  it('reports at last that it waits where the other records nothing', async () => {
    const program = await test.createProgram();
    expect(await waitFor(program, () => pause(6_500))).toEqual([null]);
  });

  it('that does not wait long reports nothing', async () => {
    const program = await test.createProgram();
    expect(await waitFor(program, () => pause(100))).toEqual([]);
  });
});
