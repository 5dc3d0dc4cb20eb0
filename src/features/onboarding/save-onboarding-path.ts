import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { NotFound, StaleVersion } from '../../platform/errors/index.js';
import { parseInput } from '../../platform/errors/parse-input.js';
import { challengeKey, findChallengesByKeys } from '../challenges/index.js';
import { OnboardingSteps } from './onboarding-step.rules.js';
import { findOnboardingSteps, type OnboardingStepRow } from './onboarding.queries.js';

const Input = z.object({ steps: OnboardingSteps });

export interface SaveOnboardingPathInput {
  /** of the path, as it was read; 0: there is none yet */
  readonly version: number;
  readonly steps: readonly OnboardingStepRow[];
}

/**
 * The whole path as it shall be; without steps there is none. The same again changes nothing. Returns
 * the programme's id. Throws InvalidInput, NotFound, StaleVersion.
 */
@Injectable()
export class SaveOnboardingPath {
  async saveOnboardingPath(tx: Tx, _actor: Actor, input: SaveOnboardingPathInput): Promise<Id> {
    parseInput(Input, input);
    await requireChallenges(tx, input.steps);
    const version = await lockPath(tx);
    if (isSame(await findOnboardingSteps(tx), input.steps)) return tx.programId;
    if (version !== input.version) throw new StaleVersion('onboarding path', version);
    await write(tx, input.steps);
    return tx.programId;
  }
}

async function requireChallenges(tx: Tx, steps: readonly OnboardingStepRow[]): Promise<void> {
  const keys = steps.map(({ challengeId }) =>
    challengeKey({ staff: true, advocateId: null }, challengeId),
  );
  const found = await findChallengesByKeys(tx, keys);
  const missing = keys.findIndex((key) => !found.has(key));
  if (missing >= 0) throw new NotFound('challenge', ['steps', String(missing), 'challengeId']);
}

/** Its row is there before the first path, so that two at once wait for one another. */
async function lockPath(tx: Tx): Promise<number> {
  await tx.query(
    `INSERT INTO onboarding_path (program_id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING`,
    [tx.programId],
  );
  const [path] = await tx.query<{ version: number }[]>(
    `SELECT version FROM onboarding_path WHERE program_id = $1 FOR NO KEY UPDATE`,
    [tx.programId],
  );
  return path?.version ?? 0;
}

function isSame(
  before: readonly OnboardingStepRow[],
  after: readonly OnboardingStepRow[],
): boolean {
  return (
    before.length === after.length &&
    before.every(
      ({ challengeId, daysAfterJoining }, place) =>
        after[place]?.challengeId === challengeId &&
        after[place].daysAfterJoining === daysAfterJoining,
    )
  );
}

async function write(tx: Tx, steps: readonly OnboardingStepRow[]): Promise<void> {
  await tx.query(`DELETE FROM onboarding_step WHERE program_id = $1`, [tx.programId]);
  await tx.query(
    `INSERT INTO onboarding_step (program_id, challenge_id, position, days_after_joining)
     SELECT $1, s.id, s.position, s.days
       FROM unnest($2::uuid[], $3::integer[]) WITH ORDINALITY AS s (id, days, position)`,
    [
      tx.programId,
      steps.map(({ challengeId }) => challengeId),
      steps.map(({ daysAfterJoining }) => daysAfterJoining),
    ],
  );
  await tx.query(`UPDATE onboarding_path SET version = version + 1 WHERE program_id = $1`, [
    tx.programId,
  ]);
}
