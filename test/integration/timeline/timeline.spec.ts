import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/kernel/ids.js';
import { plusMs } from '../../../src/kernel/clock.js';
import {
  RecordTimeline,
  timelinesOf,
  type NewTimelineEntry,
} from '../../../src/features/timeline/index.js';
import { insertMember } from '../../support/api/test-sign-in.js';
import { openTestDatabase, type TestDatabase } from '../../support/database/test-database.js';
import { participationLine } from '../../../src/features/challenges/take/index.js';

describe('timeline', () => {
  let test: TestDatabase;
  const recordTimeline = new RecordTimeline();

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  function line(subjectId: string, occurredAt: Date, outcome: string): NewTimelineEntry {
    return {
      ...participationLine('R-C2', 'APPROVED'),
      subjectId,
      occurredAt,
      ruleVersion: 1,
      outcome,
      inputs: { points: 10 },
      audience: outcome.startsWith('STAFF') ? 'STAFF' : 'ADVOCATE',
    };
  }

  it('R-T1: lines stand in the order in which things happened, with who wrote them and when', async () => {
    const { actor, id: programId } = await test.createProgram();
    const subject = newId();
    const other = newId();
    await test.database.write(actor, 'record', async (tx) => {
      const earlier = plusMs(tx.now, -60_000);
      await recordTimeline.recordTimeline(tx, { ...actor, role: 'marketer' }, [
        line(subject, tx.now, 'SECOND'),
        line(subject, tx.now, 'THIRD'),
        line(subject, earlier, 'FIRST'),
        line(other, earlier, 'OTHER'),
      ]);
      await recordTimeline.recordTimeline(tx, actor, []);
    });
    const lines = await test.database.read({ programId }, (tx) =>
      timelinesOf(tx, 'PARTICIPATION', [subject, other, programId], 'STAFF'),
    );
    expect(lines.get(subject)?.map((entry) => entry.outcome)).toEqual(['FIRST', 'SECOND', 'THIRD']);
    expect(lines.get(other)).toHaveLength(1);
    expect(lines.get(programId)).toEqual([]);
    const [first, second] = lines.get(subject) ?? [];
    expect(first).toMatchObject({
      actorKind: 'CLI',
      actorRole: 'marketer',
      inputs: { points: 10 },
    });
    expect(first?.recordedAt).toEqual(second?.occurredAt);
  });

  it('R-T1: each line names the person who wrote it, however often and beside whom they wrote', async () => {
    const { actor, id: programId } = await test.createProgram();
    const people = new Map<string, string>();
    const write = async (name: string | null, subject: string): Promise<void> => {
      const id = name === null ? null : people.get(name);
      const who = id ? ({ ...actor, kind: 'MEMBER', id } as const) : actor;
      await test.database.write(who, 'record', (tx) =>
        recordTimeline.recordTimeline(tx, who, [line(subject, tx.now, name ?? 'CLI')]),
      );
    };
    for (const name of ['Priya Nair', 'Dana Cole']) {
      const { membershipId } = await insertMember(test, programId, {
        email: `${newId()}@example.com`,
        name,
      });
      people.set(name, membershipId);
    }
    const [one, other] = [newId(), newId()];
    for (const name of ['Priya Nair', 'Dana Cole', null, 'Priya Nair']) await write(name, one);
    for (const name of [null, 'Dana Cole']) await write(name, other);
    const lines = await test.database.read({ programId }, (tx) =>
      timelinesOf(tx, 'PARTICIPATION', [one, other], 'STAFF'),
    );
    const named = (subject: string) => lines.get(subject)?.map(({ actorName }) => actorName);
    expect(named(one)).toEqual(['Priya Nair', 'Dana Cole', null, 'Priya Nair']);
    expect(named(other)).toEqual([null, 'Dana Cole']);
  });

  it('lines for staff are left out for an advocate', async () => {
    const { actor, id: programId } = await test.createProgram();
    const subject = newId();
    await test.database.write(actor, 'record', (tx) =>
      recordTimeline.recordTimeline(tx, actor, [
        line(subject, tx.now, 'SHOWN'),
        line(subject, tx.now, 'STAFF_ONLY'),
      ]),
    );
    const count = async (reader: 'ADVOCATE' | 'STAFF'): Promise<number | undefined> =>
      (
        await test.database.read({ programId }, (tx) =>
          timelinesOf(tx, 'PARTICIPATION', [subject], reader),
        )
      ).get(subject)?.length;
    expect([await count('ADVOCATE'), await count('STAFF')]).toEqual([1, 2]);
  });

  it('R-A5: a name among the inputs is refused, and a line is never changed', async () => {
    const { actor, id: programId } = await test.createProgram();
    const named = test.database.write(actor, 'record', (tx) =>
      recordTimeline.recordTimeline(tx, actor, [
        { ...line(newId(), tx.now, 'X'), inputs: { who: 'Mei Tanaka' } },
      ]),
    );
    await expect(named).rejects.toThrow('not who');
    await test.database.write(actor, 'record', (tx) =>
      recordTimeline.recordTimeline(tx, actor, [line(newId(), tx.now, 'X')]),
    );
    await expect(
      test.superuser('UPDATE timeline SET outcome = $2 WHERE program_id = $1', [programId, 'Y']),
    ).rejects.toThrow('never changed');
  });
});
