import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { AllDueWork, ProvidesDueWork, type DueWork } from '../../../src/features/clock/due-work.js';
import { plusMs } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/index.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';

@Injectable()
@ProvidesDueWork('tea')
class Tea implements DueWork {
  nextDue(tx: Tx): Promise<Date | null> {
    return Promise.resolve(plusMs(tx.now, 2_000));
  }
  doDue(): Promise<number> {
    return Promise.resolve(2);
  }
}

@Injectable()
@ProvidesDueWork('cake')
class Cake implements DueWork {
  readonly done: [Id, Date][] = [];
  nextDue(tx: Tx): Promise<Date | null> {
    return Promise.resolve(plusMs(tx.now, 1_000));
  }
  doDue(programId: Id, until: Date): Promise<number> {
    this.done.push([programId, until]);
    return Promise.resolve(3);
  }
}

@Injectable()
@ProvidesDueWork('tea')
class OtherTea extends Tea {}

@Injectable()
@ProvidesDueWork('nothing')
class Nothing implements DueWork {
  nextDue(): Promise<null> {
    return Promise.resolve(null);
  }
  doDue(): Promise<number> {
    return Promise.resolve(0);
  }
}

describe('what is due when a clock is moved', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const open = (...providers: (new () => DueWork)[]): Promise<TestingModule> =>
    Test.createTestingModule({
      imports: [DiscoveryModule],
      providers: [AllDueWork, ...providers],
    }).compile();

  it('R-T3: is what features provide, whose first moment comes first', async () => {
    const app = await (await open(Tea, Nothing, Cake)).init();
    const due = app.get(AllDueWork);
    const { id } = await test.createProgram();
    await test.database.read({ programId: id }, async (tx) => {
      expect(await due.nextDue(tx)).toEqual(plusMs(tx.now, 1_000));
      expect(await due.doDue(id, tx.now)).toBe(2 + 3);
      expect(app.get(Cake).done).toEqual([[id, tx.now]]);
    });
    await app.close();
  });

  it('stops the boot where two are called the same', async () => {
    const app = await open(Tea, OtherTea);
    await expect(app.init()).rejects.toThrow('"tea" is registered as due twice');
  });
});
