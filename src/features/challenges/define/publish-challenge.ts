import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  brokenReviewRules,
  ChallengeDefinition,
  missingForPublishing,
  pointsOf,
} from './challenge-definition.rules.js';
import { asksTheSame } from './challenge-meaning.rules.js';
import { RuleBroken } from './challenge.errors.js';
import { challengePublished } from './challenge.events.js';
import { isOver } from './challenge.rules.js';
import { lockChallenge, type LockedChallenge } from './lock-challenge.js';
import { NotPublishable } from '../../../platform/errors/index.js';
import { challengeLine } from './challenge.subject.js';

export interface PublishChallengeInput {
  readonly id: Id;
  /** of the challenge's row, as it was read */
  readonly version: number;
}

/**
 * Makes the draft the version that advocates start from now on; nobody's started one changes (R-C1).
 * Where only the wording differs from what is live, it corrects that for everybody who is on it. A
 * draft goes live; what is paused stays paused. Throws NotPublishable, RuleBroken (R-C4: a site's
 * policy may have changed since it was saved), StaleVersion, NotFound.
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
    { id, version }: PublishChallengeInput,
  ): Promise<Id> {
    const challenge = await lockChallenge(tx, id, version);
    const definition = publishable(challenge);
    if (isCorrection(challenge, definition)) return this.correct(tx, actor, challenge, definition);
    const published = (challenge.liveVersion ?? 0) + 1;
    await tx.query(
      `INSERT INTO challenge_version (program_id, challenge_id, version, definition, published_at, published_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.programId, id, published, JSON.stringify(definition), tx.now, actor.id],
    );
    await tx.query(
      `UPDATE challenge SET live_version = $3, published_at = $4, version = version + 1,
              status = CASE status WHEN 'PAUSED' THEN status ELSE 'LIVE' END
        WHERE program_id = $1 AND id = $2`,
      [tx.programId, id, published, tx.now],
    );
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...challengeLine('R-C1', 'PUBLISHED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          version: published,
          stages: definition.stages.length,
          points: pointsOf(definition),
          reviewSite: definition.reviewSite,
        },
        audience: 'STAFF',
      },
    ]);
    await this.outbox.append(tx, [challengePublished.of({ challengeId: id, version: published })]);
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

/** Only the wording of what is live changes: who has started it reads the corrected text. */
function isCorrection({ live }: LockedChallenge, definition: ChallengeDefinition): boolean {
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
  if (challenge.unchanged) {
    const message = 'Nothing was changed since it was published: edit it first.';
    throw new NotPublishable([{ path: ['version'], message }]);
  }
  return parsed.data;
}
