import { Injectable } from '@nestjs/common';
import { FinishWelcome } from '../features/advocates/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { EVERYBODY } from './crowd/crowd-people.js';
import type { Act } from './sample-story.js';

/** Who joined went through the welcome on that morning. */
@Injectable()
export class SeedWelcome {
  constructor(private readonly finish: FinishWelcome) {}

  acts(calendar: SampleCalendar): Act[] {
    return EVERYBODY.flatMap(({ key, joined }) =>
      joined === null
        ? []
        : [
            {
              at: calendar.at(joined, '08:50'),
              who: key,
              role: 'advocate',
              operation: 'finishWelcome',
              run: async (tx, actor) => {
                await this.finish.finishWelcome(tx, actor);
              },
            } satisfies Act,
          ],
    );
  }
}
