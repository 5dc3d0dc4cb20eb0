import { Injectable } from '@nestjs/common';
import { ChangeProgramSettings, readProgram } from '../features/programs/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** The person whom the advocates can talk to. */
@Injectable()
export class SeedSettings {
  constructor(private readonly change: ChangeProgramSettings) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      {
        at: calendar.at(117, '11:20'),
        who: 'alex',
        role: 'admin',
        operation: 'changeProgramSettings',
        run: async (tx, actor, world) => {
          const { version } = await readProgram(tx);
          const contactMembershipId = world.people.get('priya')?.membershipId ?? null;
          await this.change.changeProgramSettings(tx, actor, { version, contactMembershipId });
        },
      },
    ];
  }
}
