import { Injectable } from '@nestjs/common';
import { SaveOnboardingPath } from '../features/onboarding/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** What new advocates are offered first: a tip at once, the survey after a week, a review later. */
const PATH = [
  ['tip', 0],
  ['survey', 7],
  ['review', 14],
] as const;

/** Priya's path, made when the survey was out. */
@Injectable()
export class SeedOnboarding {
  constructor(private readonly save: SaveOnboardingPath) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      {
        at: calendar.at(19, '10:30'),
        who: 'priya',
        role: 'marketer',
        operation: 'saveOnboardingPath',
        run: async (tx, actor, world) => {
          const steps = PATH.map(([challenge, daysAfterJoining]) => ({
            challengeId: world.idOf(challenge),
            daysAfterJoining,
          }));
          await this.save.saveOnboardingPath(tx, actor, { version: 0, steps });
        },
      },
    ];
  }
}
