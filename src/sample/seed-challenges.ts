import { Injectable } from '@nestjs/common';
import {
  DecideSubmission,
  PublishChallenge,
  SaveChallenge,
  StartChallenge,
  SubmitStage,
} from '../features/challenges/index.js';
import { judgeProof } from './judge-proof.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import {
  PARTICIPATIONS,
  REVIEW,
  TIP,
  type SampleParticipation,
  type SampleProof,
} from './sample-challenges.js';
import type { Act } from './sample-story.js';

const PUBLISHED_AGO = { review: 100, tip: 80 } as const;

/** Priya's challenges, and the advocates' submissions. */
@Injectable()
export class SeedChallenges {
  constructor(
    private readonly save: SaveChallenge,
    private readonly publish: PublishChallenge,
    private readonly start: StartChallenge,
    private readonly submit: SubmitStage,
    private readonly decide: DecideSubmission,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      this.offer(calendar, 'review'),
      this.offer(calendar, 'tip'),
      ...PARTICIPATIONS.flatMap((participation) => [
        this.begin(calendar, participation),
        ...participation.proofs.flatMap((proof) => [
          this.handIn(calendar, participation, proof),
          ...(proof.decided
            ? [
                judgeProof(
                  this.decide,
                  calendar,
                  `proof ${participation.who} ${participation.challenge}`,
                  proof.decided,
                ),
              ]
            : []),
        ]),
      ]),
    ];
  }

  private offer(calendar: SampleCalendar, key: 'review' | 'tip'): Act {
    return {
      at: calendar.at(PUBLISHED_AGO[key], '13:00'),
      who: 'priya',
      role: 'marketer',
      operation: 'publishChallenge',
      run: async (tx, actor, world) => {
        const id = await this.save.saveChallenge(tx, actor, key === 'review' ? REVIEW : TIP);
        await this.publish.publishChallenge(tx, actor, { id, version: 1 });
        world.keep(key, id);
      },
    };
  }

  private begin(calendar: SampleCalendar, { who, challenge, started }: SampleParticipation): Act {
    return {
      at: calendar.at(started, '12:20'),
      who,
      role: 'advocate',
      operation: 'startChallenge',
      run: async (tx, actor, world) => {
        const challengeId = world.idOf(challenge);
        const id = await this.start.startChallenge(tx, actor, { challengeId });
        world.keep(`${who} ${challenge}`, id);
      },
    };
  }

  private handIn(
    calendar: SampleCalendar,
    { who, challenge }: SampleParticipation,
    proof: SampleProof,
  ): Act {
    return {
      at: calendar.at(proof.ago, '17:25'),
      who,
      role: 'advocate',
      operation: 'submitStage',
      run: async (tx, actor, world) => {
        const isReview = challenge === 'review';
        const id = await this.submit.submitStage(tx, actor, {
          participationId: world.idOf(`${who} ${challenge}`),
          stage: 1,
          text: proof.text ?? null,
          link: isReview ? `https://www.g2.com/survey_responses/kitahama-${who}` : null,
          fileIds: isReview ? [world.idOf(`screenshot ${who}`)] : [],
          disclosureAccepted: isReview,
        });
        world.keep(`proof ${who} ${challenge}`, id);
      },
    };
  }
}
