import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineActor, type Actor } from '../../../src/kernel/actor.js';
import { plusMs, systemClock } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/index.js';
import type { JobRun } from '../../../src/platform/jobs/index.js';
import { OrderedDelivery } from '../../../src/platform/outbox/index.js';
import { openTestApp, type TestApp } from '../../support/api/test-app.js';
import { challengeActs, makeChallengeScene, verbs } from '../../support/worlds/challenge-kit.js';
import { insertAdvocate, referralVerbs } from '../../support/worlds/referrals.js';
import { aNewReferral } from '../../support/worlds/windows.js';
import type { TestDatabase } from '../../support/database/test-database.js';

const HOUR_MS = 3_600_000;

describe('decisions of one and the same moment', () => {
  let opened: TestApp;
  let test: TestDatabase;
  const moment = plusMs(systemClock.now(), -HOUR_MS);

  beforeAll(async () => {
    opened = await openTestApp();
    test = opened.test;
  });
  afterAll(() => opened.close());

  /** Only in a sample does the clock stand: what is done in it happens at this one moment. */
  const then = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
    test.database.writeAt(actor, 'test', moment, work);

  const run: JobRun = {
    stopping: new AbortController().signal,
    actor: (programId) => machineActor('JOB', programId, 'test'),
  } as JobRun;

  async function noticesAbout(programId: Id, subjectId: Id) {
    await opened.app.get(OrderedDelivery).deliver(programId, systemClock.now(), run);
    return test.superuser<{ kind: string; inputs: Record<string, unknown> }>(
      'SELECT kind, inputs FROM notification WHERE subject_id = $1 ORDER BY created_at, id',
      [subjectId],
    );
  }

  it('R-N1: each of two stages that are approved is told with its own line', async () => {
    const scene = await makeChallengeScene(test, undefined, { kind: 'SAMPLE' });
    const acts = challengeActs(test);
    const participationId = await acts.begin(scene);
    const decided: Id[] = [];
    for (const stage of [1, 2]) {
      const id = await acts.submit(scene, participationId, stage);
      await then(scene.marketer, (tx) =>
        verbs.decide.decideSubmission(tx, scene.marketer, { id, version: 1, kind: 'APPROVE' }),
      );
      decided.push(id);
    }
    const told = await noticesAbout(scene.programId, participationId);
    expect(told.map(({ inputs }) => [inputs['submissionId'], inputs['points']])).toEqual(
      expect.arrayContaining([
        [decided[0], 100],
        [decided[1], 50],
      ]),
    );
    expect(told).toHaveLength(2);
  });

  it('R-N1: a conversion and its end are told each as what it is', async () => {
    const { id: programId, actor } = await test.createProgram({ kind: 'SAMPLE' });
    const referrals = referralVerbs(test);
    const advocateId = await insertAdvocate(test, actor);
    const referralId = await then(actor, async (tx) => {
      const { added } = await referrals.addReferrals.addReferrals(tx, actor, [
        aNewReferral(advocateId, moment),
      ]);
      return added[0]?.id ?? '';
    });
    const deal = { referralIds: [referralId], externalId: 'D-1' };
    for (const stage of ['WON', 'LOST'] as const) {
      await then(actor, (tx) => referrals.recordDeal.recordDeal(tx, actor, { ...deal, stage }));
    }
    const told = await noticesAbout(programId, referralId);
    expect(told.map(({ kind, inputs }) => [kind, inputs['outcome']]).sort()).toEqual([
      ['POINTS_REVERSED', 'CONVERSION_TAKEN_BACK'],
      ['REFERRAL_CONVERTED', 'CONVERTED'],
    ]);
  });
});
