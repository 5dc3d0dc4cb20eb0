import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { LoadGiftCodes, SaveReward, SetRewardStatus } from '../features/rewards/index.js';
import { CROWD_REWARDS } from './crowd/crowd-rewards.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { REWARDS } from './sample-rewards.js';
import type { Act } from './sample-story.js';

/** The rewards themselves, with codes that open nothing anywhere. */
@Injectable()
export class SeedShelf {
  constructor(
    private readonly save: SaveReward,
    private readonly load: LoadGiftCodes,
    private readonly setStatus: SetRewardStatus,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [...REWARDS, ...CROWD_REWARDS].map(({ key, codes, input }, place) => ({
      at: calendar.at(96, `1${String(place)}:10`),
      who: 'priya',
      role: 'marketer',
      operation: 'saveReward',
      run: async (tx, actor, world) => {
        const { id, version } = await this.save.saveReward(tx, actor, input);
        const made = Array.from({ length: codes }, () => sampleCode(key));
        if (codes > 0) await this.load.loadGiftCodes(tx, actor, { rewardId: id, codes: made });
        await this.setStatus.setRewardStatus(tx, actor, { id, version, status: 'LIVE' });
        world.keep(key, id);
      },
    }));
  }
}

function sampleCode(key: string): string {
  const random = randomBytes(6).toString('hex').toUpperCase();
  return `SAMPLE-${key.toUpperCase()}-${random.slice(0, 6)}-${random.slice(6)}`;
}
