import { Injectable } from '@nestjs/common';
import { SayWilling, TakeBackWilling, type WillingTo } from '../features/advocates/index.js';
import { CROWD_WILLING } from './crowd/crowd-people.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** Who offered what by themselves, and how many days ago. */
const OFFERED: readonly (readonly [who: string, ago: number, to: readonly WillingTo[]])[] = [
  ['mei', 104, ['REFERENCE_CALL', 'QUOTE', 'CASE_STUDY']],
  ['budi', 97, ['REFERENCE_CALL', 'LOGO']],
  ['lin', 95, ['QUOTE', 'BETA']],
  ['arjun', 90, ['REFERENCE_CALL', 'QUOTE', 'SPEAKING', 'PUBLIC_REVIEW']],
  ['sofia', 83, ['REFERENCE_CALL', 'PUBLIC_REVIEW']],
  ['chloe', 61, ['QUOTE', 'PUBLIC_REVIEW', 'BETA']],
  ['rizky', 44, ['REFERENCE_CALL', 'BETA']],
  ['xiuying', 30, ['QUOTE', 'LOGO']],
];

/** What Priya was told, and wrote down later: Hana's word of two years ago ends within a few weeks. */
const TOLD: readonly (readonly [who: string, ago: number, saidAgo: number, to: WillingTo])[] = [
  ['hana', 98, 700, 'REFERENCE_CALL'],
  ['kenji', 52, 60, 'CASE_STUDY'],
];

/** What the advocates of the sample would do; Sofia changed her mind about one of it. */
@Injectable()
export class SeedWilling {
  constructor(
    private readonly say: SayWilling,
    private readonly takeBack: TakeBackWilling,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [...this.offered(calendar), ...this.told(calendar), this.takenBack(calendar)];
  }

  private offered(calendar: SampleCalendar): Act[] {
    return [...OFFERED, ...CROWD_WILLING].map(([who, ago, to]) => ({
      at: calendar.at(ago, '12:05'),
      who,
      role: 'advocate',
      operation: 'sayWilling',
      run: async (tx, actor) => {
        await this.say.sayWilling(tx, actor, { to });
      },
    }));
  }

  private told(calendar: SampleCalendar): Act[] {
    return TOLD.map(([who, ago, saidAgo, to]) => ({
      at: calendar.at(ago, '16:40'),
      who: 'priya',
      role: 'marketer',
      operation: 'sayWilling',
      run: async (tx, actor, world) => {
        const saidOn = calendar.day(saidAgo);
        await this.say.sayWilling(tx, actor, { id: world.advocateOf(who), to: [to], saidOn });
      },
    }));
  }

  private takenBack(calendar: SampleCalendar): Act {
    return {
      at: calendar.at(26, '09:15'),
      who: 'sofia',
      role: 'advocate',
      operation: 'takeBackWilling',
      run: async (tx, actor) => {
        await this.takeBack.takeBackWilling(tx, actor, { to: ['PUBLIC_REVIEW'] });
      },
    };
  }
}
