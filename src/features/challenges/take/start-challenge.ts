import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { findAdvocatesByIds, takesPart } from '../../advocates/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { pointsOf, type ChallengeDefinition, type ChallengeStatus } from '../define/index.js';
import { findParticipationsByKeys, ownParticipationKey } from './participation.queries.js';
import { participationLine } from './participation.subject.js';

/**
 * Begins an advocate's own participation, on the version that is live (R-C1). An advocate who has
 * begun already gets the same participation. Returns its id. Throws NotAvailable, NotFound.
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
    if (started) return started.id;
    const challenge = await this.available(tx, challengeId);
    await refuseAbsent(tx, advocateId);
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

  /** The shared lock keeps a pause or a new version away until this start is written. */
  private async available(
    tx: Tx,
    id: Id,
  ): Promise<{ version: number; definition: ChallengeDefinition }> {
    const [row] = await tx.query<
      { status: ChallengeStatus; version: number; definition: ChallengeDefinition }[]
    >(
      `SELECT c.status, v.version, v.definition FROM challenge c
         JOIN challenge_version v ON v.program_id = c.program_id AND v.challenge_id = c.id
              AND v.version = c.live_version
        WHERE c.program_id = $1 AND c.id = $2 FOR SHARE OF c`,
      [tx.programId, id],
    );
    if (!row) throw new NotFound('challenge', ['challengeId']);
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
  if (!advocate || !takesPart(advocate.status)) {
    throw new NotAvailable('You take no part in this programme at present: ask your contact.');
  }
}
