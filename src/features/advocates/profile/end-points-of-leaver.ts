import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { dayOf, type Day } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { Outbox } from '../../../platform/outbox/index.js';
import { EndPoints, endsThatStand } from '../../ledger/index.js';
import { readProgram } from '../../programs/index.js';
import { RecordTimeline } from '../../timeline/index.js';
import { pointsLimited } from './advocate.events.js';
import { advocateLine } from './advocate.subject.js';
import { formerEmployersOf, type FormerEmployerRow } from './former-employer.queries.js';
import { endOfPoints, lastDayOfPoints } from './leaving.rules.js';

/** An employer that somebody left: what their points end by. */
export type Left = Pick<FormerEmployerRow, 'id' | 'advocateId' | 'companyId' | 'until'>;

/**
 * R-P7: what becomes of the unspent points of somebody who left an account, as the programme says
 * when that is recorded: they are kept, or end with the 90th day after. The advocate reads the day,
 * and how many. It is undone where it turns out not to be so before that day.
 */
@Injectable()
export class EndPointsOfLeaver {
  constructor(
    private readonly points: EndPoints,
    private readonly timeline: RecordTimeline,
    private readonly outbox: Outbox,
  ) {}

  /** They left. */
  async endPointsOfLeaver(tx: Tx, actor: Actor, left: readonly Left[]): Promise<void> {
    if (left.length === 0) return;
    const { pointsAfterLeaving: policy, timeZone } = await readProgram(tx);
    for (const { id, advocateId, companyId, until } of left) {
      const lastDay = lastDayOfPoints(policy, until, dayOf(tx.now, timeZone));
      if (lastDay === null) continue;
      const end = endOfPoints({ until, lastDay }, { now: tx.now, timeZone });
      const points = await this.points.endPoints(tx, actor, { id, ownerId: advocateId, ...end });
      await this.tell(tx, actor, advocateId, { companyId, points, lastDay });
    }
  }

  /**
   * Their last day there is another one than was said, or (null) they never worked there; where nothing
   * ends by it, nothing does now.
   */
  async correctEnd(
    tx: Tx,
    actor: Actor,
    left: Left,
    after: Pick<Left, 'until'> | null,
  ): Promise<void> {
    if (after === null) return this.keepPoints(tx, actor, [left]);
    const { until } = after;
    if (until === left.until || !(await endsThatStand(tx, [left.id])).has(left.id)) return;
    await this.endPointsOfLeaver(tx, actor, [{ ...left, until }]);
  }

  /** They have not left after all: points that have not ended yet are kept. */
  async keepPoints(tx: Tx, actor: Actor, left: readonly Left[]): Promise<void> {
    const standing = await endsThatStand(
      tx,
      left.map(({ id }) => id),
    );
    for (const { id, advocateId, companyId } of left) {
      if (!standing.has(id)) continue;
      const points = await this.points.liftEnd(tx, actor, { id, ownerId: advocateId });
      await this.tell(tx, actor, advocateId, { companyId, points, lastDay: null });
    }
  }

  /** Who works for a company again has not left it. */
  async keepPointsOfReturner(
    tx: Tx,
    actor: Actor,
    advocateId: Id,
    companyId: Id | null,
  ): Promise<void> {
    if (companyId === null) return;
    const former = (await formerEmployersOf(tx, [advocateId])).get(advocateId) ?? [];
    await this.keepPoints(
      tx,
      actor,
      former.filter((one) => one.companyId === companyId),
    );
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    advocateId: Id,
    { companyId, points, lastDay }: { companyId: Id; points: Points; lastDay: Day | null },
  ): Promise<void> {
    if (points === 0) return;
    const line =
      lastDay === null
        ? { ...advocateLine('R-P7', 'POINTS_KEPT'), inputs: { companyId, points } }
        : { ...advocateLine('R-P7', 'POINTS_END'), inputs: { companyId, points, endsOn: lastDay } };
    await this.timeline.recordTimeline(tx, actor, [
      { ...line, subjectId: advocateId, occurredAt: tx.now, ruleVersion: 1, audience: 'ADVOCATE' },
    ]);
    await this.outbox.append(tx, [pointsLimited.of({ advocateId })]);
  }
}
