import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../platform/errors/index.js';
import { lockDeals } from '../deals/index.js';
import {
  acceptIfPending,
  choicesOfDeals,
  dealLine,
  lockMatching,
  lockReferrals,
  MOST_OPEN,
  refuseOwn,
  SettleReferrals,
  waitsOfDeals,
  writeChoice,
} from '../referrals/index.js';
import { RecordTimeline } from '../timeline/index.js';
import { DealDeleted, NoLongerWaits } from './choose-referrals.errors.js';
import { advocateOf, refuseEnded } from './chosen-referrals.js';

export interface ChooseReferralsInput {
  readonly dealId: Id;
  /** exactly these; none: the deal belongs to no referral */
  readonly referralIds: readonly Id[];
  /** the version of the choice that this one replaces; absent: the deal waits for its first */
  readonly replaces?: number | null | undefined;
}

/**
 * R-W13: for a deal that waits, a person chooses the referrals that it belongs to, or none; later,
 * the person may choose others. From then on matching leaves the deal alone. A person who records a
 * referral's deal accepts the referral (R-W11). What follows is settled in this transaction. Throws
 * InvalidInput, NotFound, NoLongerWaits (who was first), DealDeleted, ReferralEnded, OwnReferral.
 */
@Injectable()
export class ChooseReferrals {
  constructor(
    private readonly settle: SettleReferrals,
    private readonly timeline: RecordTimeline,
  ) {}

  async chooseReferrals(tx: Tx, actor: Actor, input: ChooseReferralsInput): Promise<Id> {
    const referralIds = [...new Set(input.referralIds)];
    refuseTooMany(referralIds);
    // The deal's company is not known before it is locked, and it may get another meanwhile.
    await lockMatching(tx, 'EVERYTHING');
    const wait = await this.requireOpenChoice(tx, input);
    const referrals = referralIds.length === 0 ? [] : await lockReferrals(tx, referralIds);
    if (referrals.length < referralIds.length) throw new NotFound('referral', ['referralIds']);
    await refuseOwn(tx, actor, referrals.map(advocateOf), ['referralIds']);
    refuseEnded(referrals, 'referralIds');
    for (const referral of referrals) await acceptIfPending(tx, actor, referral);
    const changed = await writeChoice(tx, actor, input.dealId, referralIds);
    await this.timeline.recordTimeline(tx, actor, [
      {
        ...dealLine('R-W13', wait ? 'CHOICE_MADE' : 'CHOICE_CHANGED'),
        subjectId: input.dealId,
        occurredAt: tx.now,
        ruleVersion: 1,
        inputs: {
          reason: wait?.reason ?? null,
          candidates: wait?.candidates ?? null,
          referrals: referrals.length,
        },
        audience: 'STAFF',
      },
    ]);
    const ids = [...new Set([...changed, ...referralIds])];
    const settled = await this.settle.settleReferrals(tx, actor, ids);
    // Taken from a colleague's, a deal could be credited to one's own.
    await refuseOwn(tx, actor, settled.map(advocateOf), ['referralIds']);
    return input.dealId;
  }

  /** Why the deal waits; null where the request replaces a choice that nobody changed since. */
  private async requireOpenChoice(tx: Tx, { dealId, replaces }: ChooseReferralsInput) {
    const [deal] = await lockDeals(tx, [dealId]);
    if (!deal) throw new NotFound('deal', ['dealId']);
    if (deal.stage === 'DELETED') throw new DealDeleted();
    const choice = (await choicesOfDeals(tx, [dealId])).get(dealId);
    const wait = (await waitsOfDeals(tx, [dealId])).get(dealId) ?? null;
    if ((replaces ?? null) !== (choice?.version ?? null) || (!choice && !wait)) {
      throw new NoLongerWaits(dealId, choice);
    }
    return wait;
  }
}

function refuseTooMany(referralIds: readonly Id[]): void {
  if (referralIds.length <= MOST_OPEN) return;
  const message = `At most ${String(MOST_OPEN)} referrals: those that the deal came from.`;
  throw new InvalidInput([{ path: ['referralIds'], message, rule: 'R-W13' }]);
}
