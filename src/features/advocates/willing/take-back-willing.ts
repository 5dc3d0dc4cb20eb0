import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine, lockProfile } from '../profile/index.js';
import { WILLING_TO, WillingKinds, type WillingTo } from './willing.rules.js';

export interface TakeBackWillingInput {
  /** absent: the advocate who asks */
  readonly id?: Id | null | undefined;
  readonly to: readonly WillingTo[];
}

const Input = z.object({ to: WillingKinds });

/**
 * R-U1: an advocate takes back what they offered, at any time, also after it has ended; staff may
 * for them, and the advocate reads who did. What was not offered changes nothing. Returns the
 * advocate's id. Throws InvalidInput, NotAvailable, NotFound.
 */
@Injectable()
export class TakeBackWilling {
  constructor(private readonly timeline: RecordTimeline) {}

  async takeBackWilling(tx: Tx, actor: Actor, input: TakeBackWillingInput): Promise<Id> {
    const { to } = parseInput(Input, input);
    const { advocate, by } = await lockProfile(tx, actor, input.id ?? null);
    const taken = await takeBack(tx, advocate.id, to);
    await this.timeline.recordTimeline(
      tx,
      by,
      WILLING_TO.filter((kind) => taken.has(kind)).map((willingTo) => ({
        ...advocateLine('R-U1', 'WILLING_TAKEN_BACK'),
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { willingTo },
        audience: 'ADVOCATE',
      })),
    );
    return advocate.id;
  }
}

async function takeBack(
  tx: Tx,
  advocateId: Id,
  kinds: readonly WillingTo[],
): Promise<Set<WillingTo>> {
  const rows = await tx.query<{ kind: WillingTo }[]>(
    `WITH taken AS (
       UPDATE willing SET taken_back_at = $4
        WHERE program_id = $1 AND advocate_id = $2 AND kind = ANY ($3::text[])
          AND taken_back_at IS NULL RETURNING kind
     ) SELECT kind FROM taken`,
    [tx.programId, advocateId, kinds, tx.now],
  );
  return new Set(rows.map(({ kind }) => kind));
}
