import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';

export interface OnboardingStepRow {
  readonly challengeId: Id;
  readonly daysAfterJoining: number;
}

/** In their order. */
export function findOnboardingSteps(tx: Tx): Promise<OnboardingStepRow[]> {
  return tx.query<OnboardingStepRow[]>(
    `SELECT challenge_id AS "challengeId", days_after_joining AS "daysAfterJoining"
       FROM onboarding_step WHERE program_id = $1 ORDER BY position`,
    [tx.programId],
  );
}

/** 0: nobody made a path yet. */
export async function findOnboardingVersion(tx: Tx): Promise<number> {
  const [path] = await tx.query<{ version: number }[]>(
    `SELECT version FROM onboarding_path WHERE program_id = $1`,
    [tx.programId],
  );
  return path?.version ?? 0;
}
