import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { advocateLine } from '../profile/index.js';
import { holdInterests } from './interest.queries.js';

/** What a file says that an advocate cares about, of the programme's list. */
export interface ReportedInterests {
  readonly advocateId: Id;
  readonly interestIds: readonly Id[];
}

/**
 * Adds interests to those that advocates have, of thousands at once; what is not offered any more is
 * not added. One answer for each report: whether it had news.
 */
@Injectable()
export class ReportInterests {
  constructor(private readonly timeline: RecordTimeline) {}

  async reportInterests(
    tx: Tx,
    actor: Actor,
    reports: readonly ReportedInterests[],
  ): Promise<readonly boolean[]> {
    if (reports.length === 0) return [];
    const asked = [...new Set(reports.flatMap(({ interestIds }) => interestIds))];
    const held = await holdInterests(tx, asked);
    const offered = new Set(held.filter((each) => each.offered).map(({ id }) => id));
    const pairs = reports.flatMap(({ advocateId, interestIds }) =>
      interestIds.flatMap((id) => (offered.has(id) ? [{ advocateId, id }] : [])),
    );
    const added = await add(tx, pairs);
    await this.timeline.recordTimeline(
      tx,
      actor,
      added.map(({ advocateId, id: interestId }) => ({
        ...advocateLine('R-U1', 'INTEREST_CHOSEN'),
        subjectId: advocateId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: { interestId },
        audience: 'ADVOCATE',
      })),
    );
    const fresh = new Set(added.map(keyOf));
    return reports.map(({ advocateId, interestIds }) =>
      // Of two rows with the same news the first has it.
      interestIds.map((id) => fresh.delete(keyOf({ advocateId, id }))).includes(true),
    );
  }
}

interface Pair {
  readonly advocateId: Id;
  readonly id: Id;
}

function keyOf({ advocateId, id }: Pair): string {
  return `${advocateId} ${id}`;
}

async function add(tx: Tx, pairs: readonly Pair[]): Promise<Pair[]> {
  if (pairs.length === 0) return [];
  return tx.query<Pair[]>(
    `INSERT INTO advocate_interest (program_id, advocate_id, interest_id, chosen_at)
     SELECT $1, p.advocate_id, p.interest_id, $4
       FROM unnest($2::uuid[], $3::uuid[]) AS p (advocate_id, interest_id)
      ORDER BY p.advocate_id, p.interest_id
     ON CONFLICT DO NOTHING RETURNING advocate_id AS "advocateId", interest_id AS id`,
    [tx.programId, pairs.map(({ advocateId }) => advocateId), pairs.map(({ id }) => id), tx.now],
  );
}
