import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotAvailable, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, lockProfile } from '../profile/index.js';
import { findInterestsByIds, holdInterests, interestsOf } from './interest.queries.js';
import { InterestIds } from './interest.rules.js';

const Input = z.object({ add: InterestIds, remove: InterestIds });

export interface ChooseInterestsInput {
  /** absent: the advocate who asks */
  readonly id?: Id | null | undefined;
  readonly add: readonly Id[];
  readonly remove: readonly Id[];
}

/**
 * R-U1: what an advocate cares about, as they choose it from the programme's list; staff may for
 * them, and the advocate reads who did. What is taken out of the list stays with who has it, and
 * cannot be chosen again. Returns the advocate's id. Throws InvalidInput, NotAvailable, NotFound.
 */
@Injectable()
export class ChooseInterests {
  constructor(private readonly timeline: RecordTimeline) {}

  async chooseInterests(tx: Tx, actor: Actor, input: ChooseInterestsInput): Promise<Id> {
    const { add, remove } = input;
    parseInput(Input, { add, remove });
    const { advocate, by } = await lockProfile(tx, actor, input.id ?? null);
    if (advocate.status === 'LEFT') throw new NotAvailable('They have left.', ['id']);
    const chosen = await choose(tx, advocate.id, add);
    const dropped = await drop(tx, advocate.id, remove);
    const lineOf = (outcome: 'INTEREST_CHOSEN' | 'INTEREST_DROPPED') => (interestId: Id) =>
      ({
        ...advocateLine('R-U1', outcome),
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { interestId },
        audience: 'ADVOCATE',
      }) as const;
    await this.timeline.recordTimeline(tx, by, [
      ...chosen.map(lineOf('INTEREST_CHOSEN')),
      ...dropped.map(lineOf('INTEREST_DROPPED')),
    ]);
    return advocate.id;
  }
}

/** Returns those that are new to the advocate, whose profile is locked. */
async function choose(tx: Tx, advocateId: Id, ids: readonly Id[]): Promise<Id[]> {
  const has = new Set((await interestsOf(tx, [advocateId])).get(advocateId)?.map(({ id }) => id));
  const wanted = [...new Set(ids)].filter((id) => !has.has(id));
  const known = await holdInterests(tx, wanted);
  if (known.length < wanted.length) throw new NotFound('interest', ['add']);
  const gone = known.find(({ offered }) => !offered);
  if (gone) {
    const message = `${gone.name} is not offered any more.`;
    throw new InvalidInput([{ path: ['add'], message }]);
  }
  await tx.query(
    `INSERT INTO advocate_interest (program_id, advocate_id, interest_id, chosen_at)
     SELECT $1, $2, wanted.id, $4 FROM unnest($3::uuid[]) AS wanted (id)`,
    [tx.programId, advocateId, wanted, tx.now],
  );
  return wanted;
}

/** Returns those that the advocate had. */
async function drop(tx: Tx, advocateId: Id, ids: readonly Id[]): Promise<Id[]> {
  const wanted = [...new Set(ids)];
  const known = await findInterestsByIds(tx, wanted);
  if (known.length < wanted.length) throw new NotFound('interest', ['remove']);
  const rows = await tx.query<{ id: Id }[]>(
    `WITH dropped AS (
       DELETE FROM advocate_interest
        WHERE program_id = $1 AND advocate_id = $2 AND interest_id = ANY ($3::uuid[])
       RETURNING interest_id
     ) SELECT interest_id AS id FROM dropped ORDER BY id`,
    [tx.programId, advocateId, wanted],
  );
  return rows.map(({ id }) => id);
}
