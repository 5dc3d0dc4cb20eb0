import { Injectable } from '@nestjs/common';
import {
  DecideSubmission,
  PublishChallenge,
  SaveChallenge,
  StartChallenge,
  SubmitStage,
} from '../features/challenges/index.js';
import { CROWD_CHALLENGES } from './crowd/crowd-challenges.js';
import { crowdSubmissions, type CrowdSubmission } from './crowd/crowd-submissions.js';
import { CROWD_SURVEYS } from './crowd/crowd-surveys.js';
import { judgeProof } from './judge-proof.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';

/** More challenges of Priya's, and what the crowd handed in, of these and of the story's. */
@Injectable()
export class SeedCrowdChallenges {
  constructor(
    private readonly save: SaveChallenge,
    private readonly publish: PublishChallenge,
    private readonly start: StartChallenge,
    private readonly submit: SubmitStage,
    private readonly decide: DecideSubmission,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      ...[...CROWD_CHALLENGES, ...CROWD_SURVEYS].map(({ key, published, input }): Act => ({
        at: calendar.at(published, '13:00'),
        who: 'priya',
        role: 'marketer',
        operation: 'publishChallenge',
        run: async (tx, actor, world) => {
          const id = await this.save.saveChallenge(tx, actor, input);
          await this.publish.publishChallenge(tx, actor, { id, version: 1 });
          world.keep(key, id);
        },
      })),
      ...crowdSubmissions(calendar).flatMap((submission) => [
        this.handIn(calendar, submission),
        ...(submission.decided
          ? [
              judgeProof(
                this.decide,
                calendar,
                `proof ${submission.who} ${submission.challenge}`,
                submission.decided,
              ),
            ]
          : []),
      ]),
    ];
  }

  private handIn(calendar: SampleCalendar, submission: CrowdSubmission): Act {
    const { who, challenge, ago, at, handedIn } = submission;
    return {
      at: calendar.at(ago, at),
      who,
      role: 'advocate',
      operation: 'submitStage',
      run: async (tx, actor, world) => {
        const challengeId = world.idOf(challenge);
        const participationId = await this.start.startChallenge(tx, actor, { challengeId });
        const stage = { stage: 1, disclosureAccepted: false, ...handedIn };
        const id = await this.submit.submitStage(tx, actor, { participationId, ...stage });
        world.keep(`proof ${who} ${challenge}`, id);
      },
    };
  }
}
