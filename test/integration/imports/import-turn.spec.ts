import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { ImportTurn } from '../../../src/features/imports/index.js';
import type { ImportUnderWay } from '../../../src/features/imports/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { until } from '../../support/until.js';

type Program = Awaited<ReturnType<TestDatabase['createProgram']>>;

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
    program: Program,
    other: (reported: readonly (ImportUnderWay | null)[]) => Promise<unknown>,
  ): Promise<(ImportUnderWay | null)[]> {
    const reported: (ImportUnderWay | null)[] = [];
    let isOver: Promise<unknown> = Promise.resolve();
    const held = new Promise<void>((begun) => {
      isOver = test.crossProgram.alone(`import ${program.id}`, async () => {
        begun();
        await other(reported);
      });
    });
    await held;
    const { actor } = program;
    const onWait = (found: ImportUnderWay | null): void => void reported.push(found);
    await turn.takeTurn({ actor, kind: 'deals', onWait }, () => Promise.resolve());
    await isOver;
    return reported;
  }

  /** Another import that has its turn, and records only after a while that it began. */
  async function beginLate({ actor }: Program, afterMs: number): Promise<void> {
    await pause(afterMs);
    await test.database.write(actor, 'beginImportOfReferrals', () => Promise.resolve());
    await pause(1_500);
  }

  it('reports which, and not the import before it', async () => {
    const program = await test.createProgram();
    const before = await turn.takeTurn({ actor: program.actor, kind: 'deals' }, () =>
      Promise.resolve('done'),
    );
    expect(before).toBe('done');
    const reported = await waitFor(program, () => beginLate(program, 100));
    expect(reported.map((other) => other?.kind)).toEqual(['referrals']);
  });

  it('looks again where the other has its turn but has not recorded that it began', async () => {
    const program = await test.createProgram();
    const reported = await waitFor(program, () => beginLate(program, 1_200));
    expect(reported.map((other) => other?.kind)).toEqual(['referrals']);
  });

  it('does not begin when it is stopped meanwhile', async () => {
    const { id, actor } = await test.createProgram();
    const stopping = new AbortController();
    let hasBegun = false;
    await test.crossProgram.alone(`import ${id}`, async () => {
      setTimeout(() => {
        stopping.abort();
      }, 200);
      const result = await turn.takeTurn(
        { actor, kind: 'deals', stop: stopping.signal },
        async () => {
          hasBegun = true;
          return Promise.resolve('done');
        },
      );
      expect(result).toBeNull();
    });
    expect(hasBegun).toBe(false);
  });

  it('waits for none of another programme', async () => {
    const [ours, theirs] = [await test.createProgram(), await test.createProgram()];
    await test.crossProgram.alone(`import ${theirs.id}`, async () => {
      const done = await turn.takeTurn({ actor: ours.actor, kind: 'deals' }, () =>
        Promise.resolve('done'),
      );
      expect(done).toBe('done');
    });
  });

  it('reports at last that it waits where the other records nothing', async () => {
    const program = await test.createProgram();
    const seen = await waitFor(program, (reported) => until(() => reported.length > 0, 20_000));
    expect(seen).toEqual([null]);
  });

  it('that does not wait long reports nothing', async () => {
    const program = await test.createProgram();
    expect(await waitFor(program, () => pause(100))).toEqual([]);
  });
});
