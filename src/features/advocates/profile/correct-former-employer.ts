import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import type { AdvocateRow } from './advocate.queries.js';
import { advocateLine } from './advocate.subject.js';
import { EndPointsOfLeaver } from './end-points-of-leaver.js';
import { correctedFormer, type FormerEmployer, type FormerTold } from './employer.rules.js';
import { findFormerEmployer, type FormerEmployerRow } from './former-employer.queries.js';
import { lockProfile } from './lock-profile.js';

export interface CorrectFormerEmployerInput {
  /** of the former employer */
  readonly id: Id;
  /** of the advocate, as it was read */
  readonly version: number;
  /** their first day there; absent: it stays, null: it is not known */
  readonly since?: Day | null | undefined;
  /** their last day there; absent: it stays */
  readonly until?: Day | null | undefined;
  /** they never worked there */
  readonly wasWrong?: boolean | null | undefined;
}

const NOUN = 'former employer';

/**
 * R-U1, R-P7: an advocate corrects when they worked for a company, or that they ever did; so do
 * staff, and the advocate reads who did; an end of points follows (`EndPointsOfLeaver`). The same again changes nothing. Returns the advocate's id.
 * Throws InvalidInput, NotAvailable, NotFound, StaleVersion.
 */
@Injectable()
export class CorrectFormerEmployer {
  constructor(
    private readonly timeline: RecordTimeline,
    private readonly points: EndPointsOfLeaver,
  ) {}

  async correctFormerEmployer(
    tx: Tx,
    actor: Actor,
    input: CorrectFormerEmployerInput,
  ): Promise<Id> {
    const seen = isId(input.id) ? await findFormerEmployer(tx, input.id) : null;
    if (!seen) throw new NotFound(NOUN, ['id']);
    const { advocate, by } = await lockProfile(tx, actor, seen.advocateId, NOUN);
    const former = await findFormerEmployer(tx, seen.id);
    if (!former) throw new StaleVersion('advocate', advocate.version);
    const after = input.wasWrong === true ? null : corrected(tx, advocate, former, input);
    if (after?.since === former.since && after.until === former.until) return advocate.id;
    if (input.version !== advocate.version) throw new StaleVersion('advocate', advocate.version);
    await write(tx, former, after);
    const told = after === null ? 'FORMER_EMPLOYER_REMOVED' : 'FORMER_EMPLOYER_CORRECTED';
    await this.timeline.recordTimeline(tx, by, [
      {
        subjectId: advocate.id,
        occurredAt: tx.now,
        ruleVersion: 1,
        audience: 'ADVOCATE',
        ...advocateLine('R-U1', told),
        inputs: { companyId: former.companyId },
      },
    ]);
    await this.points.correctEnd(tx, by, former, after);
    return advocate.id;
  }
}

function corrected(
  tx: Tx,
  { programTimeZone }: AdvocateRow,
  former: FormerEmployer,
  told: FormerTold,
): FormerEmployer {
  const { after, problem } = correctedFormer(former, told, dayOf(tx.now, programTimeZone));
  if (problem === null) return after;
  throw new InvalidInput([{ path: [problem.field], message: problem.message }]);
}

async function write(
  tx: Tx,
  { id, advocateId }: FormerEmployerRow,
  after: FormerEmployer | null,
): Promise<void> {
  await (after === null
    ? tx.query(`DELETE FROM former_employer WHERE program_id = $1 AND id = $2`, [tx.programId, id])
    : tx.query(
        `UPDATE former_employer SET since = $3, until = $4 WHERE program_id = $1 AND id = $2`,
        [tx.programId, id, after.since, after.until],
      ));
  await tx.query(`UPDATE advocate SET version = version + 1 WHERE program_id = $1 AND id = $2`, [
    tx.programId,
    advocateId,
  ]);
}
