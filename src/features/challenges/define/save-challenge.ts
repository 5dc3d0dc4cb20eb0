import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  InvalidInput,
  NotFound,
  RuleBroken,
  StaleVersion,
} from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { refuseChosenScores } from '../../audiences/index.js';
import { holdDependents } from '../../traits/index.js';
import { brokenReviewRules, ChallengeDefinition } from './challenge-definition.rules.js';

/** `id` null makes a new draft; else `version` is the row's that was edited. */
export type SaveChallengeInput = z.input<typeof ChallengeDefinition> & {
  readonly id?: Id | null | undefined;
  readonly version?: number | null | undefined;
};

/**
 * Saves a marketer's draft; published versions stay as they are (R-C1). Returns the challenge's id.
 * Throws InvalidInput, RuleBroken (R-C4), StaleVersion, NotFound.
 */
@Injectable()
export class SaveChallenge {
  async saveChallenge(tx: Tx, actor: Actor, input: SaveChallengeInput): Promise<Id> {
    const draft = parseInput(ChallengeDefinition, input);
    const broken = brokenReviewRules(draft);
    if (broken.length > 0) throw new RuleBroken('R-C4', broken);
    const { id = null, version = null } = input;
    return id === null ? this.add(tx, actor, draft) : this.change(tx, id, version, draft);
  }

  private async add(tx: Tx, actor: Actor, draft: ChallengeDefinition): Promise<Id> {
    const id = newId();
    await tx.query(
      `INSERT INTO challenge (program_id, id, status, draft, created_by, created_at, version)
       VALUES ($1, $2, 'DRAFT', $3, $4, $5, 1)`,
      [tx.programId, id, JSON.stringify(draft), actor.id, tx.now],
    );
    return id;
  }

  private async change(
    tx: Tx,
    id: Id,
    version: number | null,
    draft: ChallengeDefinition,
  ): Promise<Id> {
    if (version === null) {
      const message = 'Send the version of the challenge that you edited.';
      throw new InvalidInput([{ path: ['version'], message }]);
    }
    const isReview = draft.kind === 'REVIEW';
    if (isReview) await holdDependents(tx);
    const [, changed] = await tx.query<[unknown[], number]>(
      `UPDATE challenge SET draft = $4, version = version + 1
        WHERE program_id = $1 AND id = $2 AND version = $3`,
      [tx.programId, id, version, JSON.stringify(draft)],
    );
    if (changed === 0) await refuseStale(tx, id);
    if (isReview) await refuseChosenScores(tx, 'CHALLENGE', id);
    return id;
  }
}

/** Throws NotFound, or StaleVersion with the version that the challenge has now. */
async function refuseStale(tx: Tx, id: Id): Promise<never> {
  const [row] = await tx.query<{ version: number }[]>(
    'SELECT version FROM challenge WHERE program_id = $1 AND id = $2',
    [tx.programId, id],
  );
  if (!row) throw new NotFound('challenge');
  throw new StaleVersion('challenge', row.version);
}
