import { Injectable } from '@nestjs/common';
import {
  CancelRedemption,
  DecideRedemption,
  FulfilRedemption,
  RedeemReward,
  RevealGiftCode,
} from '../features/rewards/index.js';
import { CROWD_REWARDS, crowdRedemptions } from './crowd/crowd-rewards.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { REDEMPTIONS, REWARDS, type SampleRedemption } from './sample-rewards.js';
import type { Act } from './sample-story.js';

/** The catalogue, and the redemptions. */
@Injectable()
export class SeedRewards {
  constructor(
    private readonly redeem: RedeemReward,
    private readonly decide: DecideRedemption,
    private readonly fulfil: FulfilRedemption,
    private readonly cancel: CancelRedemption,
    private readonly reveal: RevealGiftCode,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [...REDEMPTIONS, ...crowdRedemptions(calendar)].flatMap((redemption) => [
      this.ask(calendar, redemption),
      ...this.answers(calendar, redemption),
    ]);
  }

  private ask(calendar: SampleCalendar, { key, who, reward, asked }: SampleRedemption): Act {
    const found = [...REWARDS, ...CROWD_REWARDS].find((each) => each.key === reward);
    const pricePoints = found?.input.pricePoints ?? 0;
    return {
      at: calendar.at(asked, '20:05'),
      who,
      role: 'advocate',
      operation: 'redeemReward',
      run: async (tx, actor, world) => {
        const rewardId = world.idOf(reward);
        const made = await this.redeem.redeemReward(tx, actor, {
          rewardId,
          rewardVersion: 1,
          pricePoints,
        });
        world.keep(key, made.id);
      },
    };
  }

  private answers(calendar: SampleCalendar, redemption: SampleRedemption): Act[] {
    const { key, who, approved, handedOver, rejected, revealed, cancelled } = redemption;
    const acts: Act[] = [];
    const add = (ago: number, act: Omit<Act, 'at'>): number =>
      acts.push({ at: calendar.at(ago, '15:45'), ...act });
    const byPriya = { who: 'priya', role: 'marketer', operation: 'decideRedemption' } as const;
    const own = { who, role: 'advocate' } as const;
    if (approved !== undefined) {
      add(approved, {
        ...byPriya,
        run: async (tx, actor, world) => {
          await this.decide.decideRedemption(tx, actor, { id: world.idOf(key), approve: true });
        },
      });
    }
    if (handedOver !== undefined) {
      add(handedOver.ago, {
        ...byPriya,
        operation: 'fulfilRedemption',
        run: async (tx, actor, world) => {
          const { note } = handedOver;
          await this.fulfil.fulfilRedemption(tx, actor, { id: world.idOf(key), note });
        },
      });
    }
    if (rejected !== undefined) {
      add(rejected.ago, {
        ...byPriya,
        run: async (tx, actor, world) => {
          const answer = { approve: false, reason: 'OTHER', reasonText: rejected.text } as const;
          await this.decide.decideRedemption(tx, actor, { id: world.idOf(key), ...answer });
        },
      });
    }
    if (revealed !== undefined) {
      add(revealed, {
        ...own,
        operation: 'revealGiftCode',
        run: async (tx, actor, world) => {
          await this.reveal.revealGiftCode(tx, actor, { redemptionId: world.idOf(key) });
        },
      });
    }
    if (cancelled !== undefined) {
      add(cancelled, {
        ...own,
        operation: 'cancelRedemption',
        run: async (tx, actor, world) => {
          await this.cancel.cancelRedemption(tx, actor, { id: world.idOf(key) });
        },
      });
    }
    return acts;
  }
}
