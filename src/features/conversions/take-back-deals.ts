import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { TakeBackDealFacts, type ReportTakenBack } from '../deals/index.js';
import {
  dealLine,
  forgetWaits,
  linkExactly,
  linksOf,
  lockMatching,
  MatchDeals,
  restoreLinks,
  SettleReferrals,
  type SettledReferral,
} from '../referrals/index.js';
import { RecordTimeline } from '../timeline/index.js';
import type { DealBefore } from './deals-before.queries.js';

export interface DealTakenBack extends ReportTakenBack {
  readonly before: DealBefore | null;
}

/**
 * R-D7: what a source reported about deals does not count any more: the deals are what the others
 * say, look for their referrals as before, and those are settled (R-T2). Called again it changes
 * nothing.
 */
@Injectable()
export class TakeBackDeals {
  constructor(
    private readonly facts: TakeBackDealFacts,
    private readonly matchDeals: MatchDeals,
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
  ) {}

  /** `onceLocked`: looks once more at what leans on them, when nobody else can report them. */
  async takeBackDeals(
    tx: Tx,
    actor: Actor,
    reports: readonly DealTakenBack[],
    onceLocked: () => Promise<void>,
  ): Promise<SettledReferral[]> {
    await lockMatching(tx, 'EVERYTHING');
    await onceLocked();
    const before = await linksOf(
      tx,
      'deal_id',
      reports.map(({ dealId }) => dealId),
    );
    const { gone, stay } = await this.facts.takeBackDealFacts(tx, actor, reports);
    const ofStay = reports.filter(({ dealId }) => stay.includes(dealId));
    const changed = await this.linkAgain(tx, actor, gone, ofStay);
    await this.timeline.recordTimeline(
      tx,
      actor,
      stay.map((dealId) => ({
        ...dealLine('R-D7', 'REPORT_TAKEN_BACK'),
        subjectId: dealId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {},
        audience: 'STAFF' as const,
      })),
    );
    return this.settle.settleReferrals(tx, actor, [
      ...new Set([...[...before.values()].flat(), ...changed]),
    ]);
  }

  /** Returns the referrals whose links changed. */
  private async linkAgain(
    tx: Tx,
    actor: Actor,
    gone: readonly Id[],
    stay: readonly DealTakenBack[],
  ): Promise<Id[]> {
    const saidNothing = (report: DealTakenBack) => report.before?.wait === 'SAYS_NOTHING';
    const unlinked = await forgetWaits(tx, {
      gone,
      // The placeholder was in the report that is taken back.
      nothingSaid: stay.flatMap((report) => (saidNothing(report) ? [] : report.dealId)),
    });
    const named = stay.map(({ dealId }) => dealId);
    const replaced = await linkExactly(tx, { chosen: [], named });
    const restored = await restoreLinks(
      tx,
      stay.flatMap(({ dealId, before }) =>
        (before?.companyLinks ?? []).map((referralId) => ({ dealId, referralId })),
      ),
    );
    const relinked = await this.matchDeals.matchDeals(
      tx,
      actor,
      stay.map((report) => ({ dealId: report.dealId, isPlaceholder: saidNothing(report) })),
    );
    const linked = [...(await linksOf(tx, 'deal_id', named)).values()].flat();
    return [...unlinked, ...replaced, ...restored, ...relinked, ...linked];
  }
}
