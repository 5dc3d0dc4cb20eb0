import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { findAdvocatesByIds, takesPart } from '../../advocates/index.js';
import { refuseOutside } from '../../audiences/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import {
  pointsOf,
  statusAt,
  type ChallengeDefinition,
  type ChallengeStatus,
} from '../define/index.js';
import {
  findParticipationsByKeys,
  lockParticipation,
  ownParticipationKey,
} from './participation.queries.js';
import { participationLine } from './participation.subject.js';
import { settleStatuses } from './settle-participation-status.js';

/**
 * Begins an advocate's own participation, on the version that is live (R-C1). An advocate who has
 * begun already gets the same participation, and goes on with it where they had given it up, whatever
 * the audience is by now (R-U3). Returns its id. Throws NotAvailable, NotFound.
 */
@Injectable()
export class StartChallenge {
  constructor(private readonly recordTimeline: RecordTimeline) {}

  async startChallenge(
    tx: Tx,
    actor: Actor,
    { challengeId }: { readonly challengeId: Id },
  ): Promise<Id> {
    const { advocateId } = actor;
    if (advocateId === null) {
      throw new NotAvailable('Only an advocate starts a challenge: ask an admin for that role.');
    }
    const key = ownParticipationKey(advocateId, challengeId);
    const started = (await findParticipationsByKeys(tx, [key])).get(key);
    if (started && started.status !== 'ABANDONED') return started.id;
    const challenge = await this.available(tx, challengeId, started ? null : actor);
    await refuseAbsent(tx, advocateId);
    if (started) return this.goOn(tx, actor, started.id);
    const id = newId();
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO participation (program_id, id, challenge_id, challenge_version, advocate_id,
         recurrence, status, started_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'STARTED', $6)
       ON CONFLICT (program_id, challenge_id, advocate_id, recurrence) DO NOTHING RETURNING id`,
      [tx.programId, id, challengeId, challenge.version, advocateId, tx.now],
    );
    if (inserted.length === 0) return this.startedMeanwhile(tx, key);
    await this.recordTimeline.recordTimeline(tx, actor, [
      {
        ...participationLine('R-C1', 'STARTED'),
        subjectId: id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          challengeId,
          version: challenge.version,
          stages: challenge.definition.stages.length,
          points: pointsOf(challenge.definition),
        },
        audience: 'ADVOCATE',
      },
    ]);
    return id;
  }

  /**
   * Who gave it up goes on with the same participation, on the version that they started: what was
   * decided on it and paid stays. Two at once go on once.
   */
  private async goOn(tx: Tx, actor: Actor, id: Id): Promise<Id> {
    const participation = await lockParticipation(tx, id);
    if (participation?.status !== 'ABANDONED') return id;
    await tx.query(
      `UPDATE participation SET status = 'STARTED' WHERE program_id = $1 AND id = $2`,
      [tx.programId, id],
    );
    const [change] = await settleStatuses(tx, [id]);
    const { challengeVersion: version, definition } = participation;
    const line = {
      subjectId: id,
      occurredAt: tx.now,
      ruleVersion: 1,
      audience: 'ADVOCATE',
    } as const;
    const again = { ...line, ...participationLine('R-C1', 'STARTED_AGAIN'), inputs: { version } };
    const inputs = { stage: definition.stages.length };
    const completed = { ...line, ...participationLine('R-C1', 'COMPLETED'), inputs };
    const isComplete = change?.to === 'COMPLETED';
    await this.recordTimeline.recordTimeline(tx, actor, isComplete ? [again, completed] : [again]);
    return id;
  }

  /**
   * The shared lock keeps a pause, a new version or another audience away until this start is
   * written. What never opened is not there for an advocate, nor is what is closed to the newcomer,
   * who starts for the first time (R-U3).
   */
  private async available(
    tx: Tx,
    id: Id,
    newcomer: Actor | null,
  ): Promise<{ version: number; definition: ChallengeDefinition }> {
    const [row] = await tx.query<
      { status: ChallengeStatus; version: number; definition: ChallengeDefinition }[]
    >(
      `SELECT ${statusAt('c', '$3')} AS status, v.version, v.definition
         FROM challenge c
         JOIN challenge_version v ON v.program_id = c.program_id AND v.challenge_id = c.id
              AND v.version = c.live_version
        WHERE c.program_id = $1 AND c.id = $2 AND c.published_at IS NOT NULL FOR SHARE OF c`,
      [tx.programId, id, tx.now],
    );
    if (!row) throw new NotFound('challenge', ['challengeId']);
    if (newcomer) {
      await refuseOutside(tx, newcomer, { kind: 'CHALLENGE', id, path: ['challengeId'] });
    }
    if (row.status !== 'LIVE') {
      throw new NotAvailable('This challenge cannot be started now: look for another one.', [
        'challengeId',
      ]);
    }
    return row;
  }

  private async startedMeanwhile(tx: Tx, key: string): Promise<Id> {
    const started = (await findParticipationsByKeys(tx, [key])).get(key);
    if (!started) throw new Error('A participation in the way was not found.');
    return started.id;
  }
}

async function refuseAbsent(tx: Tx, advocateId: Id): Promise<void> {
  const [advocate] = await findAdvocatesByIds(tx, [advocateId]);
  if (advocate?.status === 'PAUSED') {
    throw new NotAvailable('You are on a break: end it in your settings, then start.');
  }
  if (!advocate || !takesPart(advocate.status)) {
    throw new NotAvailable('You take no part in this programme at present: ask your contact.');
  }
}
