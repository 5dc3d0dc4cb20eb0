import { Injectable } from '@nestjs/common';
import { ChooseInterests, SaveInterest } from '../features/advocates/index.js';
import { TagAdvocates } from '../features/tags/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** Priya's list. */
const INTERESTS = ['Calibration', 'Food safety', 'Automation', 'Sustainability', 'Events'] as const;

/** What each cares about, and how many days ago they said so. */
const CHOSEN: readonly (readonly [
  who: string,
  ago: number,
  of: readonly (typeof INTERESTS)[number][],
])[] = [
  ['mei', 104, ['Automation', 'Events']],
  ['budi', 97, ['Sustainability']],
  ['lin', 95, ['Calibration', 'Automation']],
  ['sofia', 83, ['Food safety', 'Sustainability']],
  ['arjun', 90, ['Events']],
  ['xiuying', 30, ['Calibration']],
];

/** How Priya tells them apart. */
const TAGS: readonly (readonly [tag: string, ago: number, who: readonly string[]])[] = [
  ['Champion', 40, ['mei', 'budi', 'arjun', 'sofia']],
  ['User group Osaka', 33, ['mei', 'hana', 'yuki']],
];

/** What the advocates care about, and the tags that they bear. */
@Injectable()
export class SeedInterests {
  constructor(
    private readonly save: SaveInterest,
    private readonly choose: ChooseInterests,
    private readonly tag: TagAdvocates,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [this.offer(calendar), ...this.chosen(calendar), ...this.tagged(calendar)];
  }

  private offer(calendar: SampleCalendar): Act {
    return {
      at: calendar.at(124, '10:00'),
      who: 'priya',
      role: 'marketer',
      operation: 'saveInterest',
      run: async (tx, actor, world) => {
        for (const name of INTERESTS) {
          world.keep(
            `interest ${name}`,
            await this.save.saveInterest(tx, actor, { name, offered: true }),
          );
        }
      },
    };
  }

  private chosen(calendar: SampleCalendar): Act[] {
    return CHOSEN.map(([who, ago, of]) => ({
      at: calendar.at(ago, '12:10'),
      who,
      role: 'advocate',
      operation: 'chooseInterests',
      run: async (tx, actor, world) => {
        const add = of.map((name) => world.idOf(`interest ${name}`));
        await this.choose.chooseInterests(tx, actor, { add, remove: [] });
      },
    }));
  }

  private tagged(calendar: SampleCalendar): Act[] {
    return TAGS.map(([tag, ago, who]) => ({
      at: calendar.at(ago, '15:20'),
      who: 'priya',
      role: 'marketer',
      operation: 'tagAdvocates',
      run: async (tx, actor, world) => {
        const advocateIds = who.map((key) => world.advocateOf(key));
        await this.tag.tagAdvocates(tx, actor, { advocateIds, add: [tag], remove: [] });
      },
    }));
  }
}
