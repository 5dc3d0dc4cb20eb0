import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { InvalidInput, NotPublishable, RuleBroken } from '../../../platform/errors/index.js';
import { RecordTimeline, type TimelineInputs } from '../../timeline/index.js';
import { refuseChosenScores } from '../../audiences/index.js';
import {
  brokenReviewRules,
  ChallengeDefinition,
  missingForPublishing,
  pointsOf,
} from './challenge-definition.rules.js';
import { asksTheSame } from './challenge-meaning.rules.js';
import { timesProblems, type ChallengeTimes } from './challenge-times.rules.js';
import { challengePublished } from './challenge.events.js';
import { isOver } from './challenge.rules.js';
import { lockChallenge, type LockedChallenge } from './lock-challenge.js';
import { challengeLine } from './challenge.subject.js';

export interface PublishChallengeInput {
  readonly id: Id;
  /** of the challenge's row, as it was read */
  readonly version: number;
  /** when it opens by itself; none: at once */
  readonly opensAt?: Date | null | undefined;
  /** when it ends by itself; none: when somebody closes it */
  readonly closesAt?: Date | null | undefined;
}

/**
 * Makes the draft the version that advocates start from now on; nobody's started one changes (R-C1).
 * Where only the wording differs from what is live, it corrects that for everybody who is on it. A
 * draft goes live, or waits for the moment at which it opens: nobody but staff learns of it before,
 * and until then publishing again changes it, its times, or opens it. What is paused stays paused.
 * Throws InvalidInput (times), NotPublishable, RuleBroken (R-C4: a site's policy, or what a segment
 * of its audience asks, may have changed since it was saved), StaleVersion, NotFound.
 */
@Injectable()
export class PublishChallenge {
  constructor(
    private readonly recordTimeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  async publishChallenge(
    tx: Tx,
    actor: Actor,
    { id, version, opensAt = null, closesAt = null }: PublishChallengeInput,
  ): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    const definition = publishable(challenge);
    if (definition.kind === 'REVIEW') await refuseChosenScores(tx, 'CHALLENGE', id);
    const times = { opensAt, closesAt };
    const problems = timesProblems(challenge.status, times, tx.now);
    if (problems.length > 0) throw new InvalidInput(problems);
    if (isCorrection(challenge, definition)) return this.correct(tx, actor, challenge, definition);
    const published = challenge.unchanged
      ? challenge.liveVersion
      : await addVersion(tx, actor, id, definition);
    await writeTimes(tx, id, published, times);
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', opensAt === null ? 'PUBLISHED' : 'SCHEDULED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: inputsOf(published, definition, times),
        audience: 'STAFF',
      },
    ]);
    if (opensAt === null) {
      const of = { challengeId: id, version: published ?? 0 };
      await this.outbox.append(tx, [challengePublished.of(of)]);
    }
    return id;
  }

  private async correct(
    tx: Tx,
    actor: Actor,
    { id, liveVersion }: LockedChallenge,
    definition: ChallengeDefinition,
  ): Promise<Id> {
    await tx.query(
      `INSERT INTO challenge_correction (program_id, challenge_id, version, correction_no,
         definition, corrected_at, corrected_by)
       SELECT $1, $2, $3, 1 + count(*), $4, $5, $6 FROM challenge_correction
        WHERE program_id = $1 AND challenge_id = $2 AND version = $3`,
      [tx.programId, id, liveVersion, JSON.stringify(definition), tx.now, actor.id],
    );
    await tx.query('UPDATE challenge SET version = version + 1 WHERE program_id = $1 AND id = $2', [
      tx.programId,
      id,
    ]);
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'CORRECTED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { version: liveVersion },
        audience: 'STAFF',
      },
    ]);
    return id;
  }
}

function inputsOf(
  version: number | null,
  definition: ChallengeDefinition,
  { opensAt, closesAt }: ChallengeTimes,
): TimelineInputs {
  const { stages, reviewSite } = definition;
  const published = { version, stages: stages.length, points: pointsOf(definition), reviewSite };
  if (opensAt === null) return published;
  const endsAt = closesAt?.toISOString() ?? null;
  return { ...published, opensAt: opensAt.toISOString(), endsAt };
}

/** Its number follows the last one, also of those that were taken back before they opened. */
async function addVersion(
  tx: Tx,
  actor: Actor,
  id: Id,
  definition: ChallengeDefinition,
): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>(
    `INSERT INTO challenge_version (program_id, challenge_id, version, definition, published_at, published_by)
     SELECT $1, $2, 1 + coalesce(max(version), 0), $3, $4, $5 FROM challenge_version
      WHERE program_id = $1 AND challenge_id = $2 RETURNING version`,
    [tx.programId, id, JSON.stringify(definition), tx.now, actor.id],
  );
  if (!row) throw new Error('A version was not written.');
  return row.version;
}

/** What has opened before keeps its end, and is live or paused as it was. */
async function writeTimes(
  tx: Tx,
  id: Id,
  published: number | null,
  { opensAt, closesAt }: ChallengeTimes,
): Promise<void> {
  await tx.query(
    `UPDATE challenge SET live_version = $3, version = version + 1, opens_at = $4::timestamptz,
            closes_at = CASE WHEN status IN ('LIVE', 'PAUSED') THEN closes_at ELSE $5::timestamptz END,
            published_at = CASE WHEN $4::timestamptz IS NULL THEN $6::timestamptz END,
            status = CASE WHEN status = 'PAUSED' THEN status
                          WHEN $4::timestamptz IS NULL THEN 'LIVE' ELSE 'SCHEDULED' END
      WHERE program_id = $1 AND id = $2`,
    [tx.programId, id, published, opensAt, closesAt, tx.now],
  );
}

/** Only the wording of what is live changes: who has started it reads the corrected text. */
function isCorrection({ status, live }: LockedChallenge, definition: ChallengeDefinition): boolean {
  // Nobody is on it yet: what changes is another version.
  if (status === 'SCHEDULED') return false;
  const parsed = ChallengeDefinition.safeParse(live);
  return parsed.success && asksTheSame(parsed.data, definition);
}

function publishable(challenge: LockedChallenge): ChallengeDefinition {
  if (isOver(challenge.status)) {
    throw new NotPublishable([
      { path: ['id'], message: 'This challenge is over: make a new one.' },
    ]);
  }
  const parsed = ChallengeDefinition.safeParse(challenge.draft);
  if (!parsed.success) {
    throw new NotPublishable(
      parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message })),
    );
  }
  const broken = brokenReviewRules(parsed.data);
  if (broken.length > 0) throw new RuleBroken('R-C4', broken);
  const missing = missingForPublishing(parsed.data);
  if (missing.length > 0) throw new NotPublishable(missing);
  if (challenge.unchanged && challenge.status !== 'SCHEDULED') {
    const message = 'Nothing was changed since it was published: edit it first.';
    throw new NotPublishable([{ path: ['version'], message }]);
  }
  return parsed.data;
}
