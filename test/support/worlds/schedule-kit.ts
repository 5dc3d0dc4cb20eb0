import { RunSchedules, type SaveChallengeInput } from '../../../src/features/challenges/index.js';
import {
  challengeKey,
  findChallengesByKeys,
  type ChallengeRow,
} from '../../../src/features/challenges/define/challenge.queries.js';
import { timelinesOf } from '../../../src/features/timeline/index.js';
import { machineActor } from '../../../src/kernel/actor.js';
import { plusMs } from '../../../src/kernel/clock.js';
import type { Id } from '../../../src/kernel/ids.js';
import { Sweep } from '../../../src/platform/sweep/index.js';
import type { TestDatabase } from '../database/test-database.js';
import { TestLog } from '../processes/job-app.js';
import {
  addAdvocate,
  challengeActs,
  member,
  reviewDraft,
  verbs,
  type ChallengeScene,
} from './challenge-kit.js';

const DAY_MS = 86_400_000;
/** A run of the sweep that nobody stops. */
export const RUN = {
  actor: (programId: Id) => machineActor('JOB', programId, 'test'),
  stopping: new AbortController().signal,
};

interface Times {
  readonly opensAt?: Date | null;
  readonly closesAt?: Date | null;
}

/** What people and the clock do with challenges that open and end at times set before. */
export function scheduleActs(test: TestDatabase) {
  const acts = challengeActs(test);
  const schedules = new RunSchedules(
    new Sweep(test.crossProgram, test.database, new TestLog()),
    verbs.keepSchedule,
  );

  const now = (scene: ChallengeScene) => test.database.read(scene, (tx) => Promise.resolve(tx.now));
  const inDays = async (scene: ChallengeScene, days: number) =>
    plusMs(await now(scene), days * DAY_MS);
  /** As a sandbox's clock is moved; nothing that is due happens by it. */
  const passDays = ({ programId }: ChallengeScene, days: number) =>
    test.superuser('UPDATE program SET clock_offset_ms = clock_offset_ms + $2 WHERE id = $1', [
      programId,
      days * DAY_MS,
    ]);
  const read = async (scene: ChallengeScene): Promise<ChallengeRow> => {
    const key = challengeKey({ staff: true, advocateId: null }, scene.challengeId);
    const found = await test.database.read(scene, (tx) => findChallengesByKeys(tx, [key]));
    return found.get(key) as ChallengeRow;
  };
  const lines = async (scene: ChallengeScene) => {
    const found = await test.database.read(scene, (tx) =>
      timelinesOf(tx, 'CHALLENGE', [scene.challengeId], 'STAFF'),
    );
    return (found.get(scene.challengeId) ?? []).map(({ outcome }) => outcome);
  };
  const publish = async (scene: ChallengeScene, times: Times = {}, version?: number) => {
    const input = { id: scene.challengeId, version: version ?? (await read(scene)).version };
    return test.database.write(scene.marketer, 'publishChallenge', (tx) =>
      verbs.publish.publishChallenge(tx, scene.marketer, { ...input, ...times }),
    );
  };
  const save = async (scene: ChallengeScene, change: Partial<SaveChallengeInput>) => {
    const { version } = await read(scene);
    return test.database.write(scene.marketer, 'saveChallenge', (tx) =>
      verbs.save.saveChallenge(tx, scene.marketer, {
        ...reviewDraft,
        ...change,
        id: scene.challengeId,
        version,
      }),
    );
  };
  const act =
    (verb: 'unschedule' | 'pause' | 'close' | 'archive') =>
    async (scene: ChallengeScene, version?: number): Promise<Id> => {
      const input = { id: scene.challengeId, version: version ?? (await read(scene)).version };
      const { marketer } = scene;
      return test.database.write(marketer, verb, (tx) => {
        if (verb === 'pause') {
          return verbs.pause.pauseChallenge(tx, marketer, { ...input, paused: true });
        }
        if (verb === 'close') return verbs.close.closeChallenge(tx, marketer, input);
        if (verb === 'archive') return verbs.archive.archiveChallenge(tx, marketer, input);
        return verbs.unschedule.unscheduleChallenge(tx, marketer, input);
      });
    };
  const [unschedule, pause] = [act('unschedule'), act('pause')];
  const [close, archive] = [act('close'), act('archive')];
  const extend = async (scene: ChallengeScene, closesAt: Date | null) => {
    const input = { id: scene.challengeId, version: (await read(scene)).version, closesAt };
    return test.database.write(scene.marketer, 'extendChallenge', (tx) =>
      verbs.extend.extendChallenge(tx, scene.marketer, input),
    );
  };
  const due = async (scene: ChallengeScene) => schedules.doDue(scene.programId, await now(scene));

  /** A draft that nobody has published. */
  async function makeDraft(): Promise<ChallengeScene> {
    const { id: programId, actor } = await test.createProgram();
    const marketer = member(programId, 'marketer');
    const advocate = await addAdvocate(test, actor, 'budi@example.com');
    const challengeId = await test.database.write(marketer, 'saveChallenge', (tx) =>
      verbs.save.saveChallenge(tx, marketer, reviewDraft),
    );
    return { programId, marketer, advocate, challengeId };
  }

  async function scheduled(days: number, end: number | null = null): Promise<ChallengeScene> {
    const scene = await makeDraft();
    await publish(scene, {
      opensAt: await inDays(scene, days),
      closesAt: end === null ? null : await inDays(scene, end),
    });
    return scene;
  }

  return {
    ...acts,
    schedules,
    now,
    inDays,
    passDays,
    readChallenge: read,
    lines,
    publish,
    save,
    unschedule,
    pause,
    close,
    archive,
    extend,
    due,
    makeDraft,
    scheduled,
  };
}
