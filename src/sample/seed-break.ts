import { Injectable } from '@nestjs/common';
import { PauseAdvocate } from '../features/advocates/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** One of the advocates takes a break, without saying for how long. */
@Injectable()
export class SeedBreak {
  constructor(private readonly pause: PauseAdvocate) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      {
        at: calendar.at(2, '10:20'),
        who: 'xiuying',
        role: 'advocate',
        operation: 'pauseAdvocate',
        run: async (tx, actor) => {
          await this.pause.pauseAdvocate(tx, actor, {});
        },
      },
    ];
  }
}
