import { Injectable } from '@nestjs/common';
import {
  PublishChallenge,
  SaveChallenge,
  StartChallenge,
  SubmitStage,
} from '../features/challenges/index.js';
import { SaveSurveyDraft } from '../features/surveys/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import type { Act } from './sample-story.js';
import { SURVEY, SURVEY_ANSWERS, SURVEY_BEGUN, type SampleAnswers } from './sample-survey.js';

const PUBLISHED_AGO = 20;

/** Priya's survey, the responses, and the drafts. */
@Injectable()
export class SeedSurvey {
  constructor(
    private readonly save: SaveChallenge,
    private readonly publish: PublishChallenge,
    private readonly start: StartChallenge,
    private readonly submit: SubmitStage,
    private readonly saveDraft: SaveSurveyDraft,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return [
      {
        at: calendar.at(PUBLISHED_AGO, '14:00'),
        who: 'priya',
        role: 'marketer',
        operation: 'publishChallenge',
        run: async (tx, actor, world) => {
          const id = await this.save.saveChallenge(tx, actor, SURVEY);
          await this.publish.publishChallenge(tx, actor, { id, version: 1 });
          world.keep('survey', id);
        },
      },
      ...SURVEY_ANSWERS.map((given) => this.complete(calendar, given)),
      this.begin(calendar),
    ];
  }

  private begin(calendar: SampleCalendar): Act {
    const { who, ago, at, answers } = SURVEY_BEGUN;
    return {
      at: calendar.at(ago, '12:40'),
      who,
      role: 'advocate',
      operation: 'saveSurveyDraft',
      run: async (tx, actor, world) => {
        const challengeId = world.idOf('survey');
        const participationId = await this.start.startChallenge(tx, actor, { challengeId });
        const draft = { participationId, stage: 1, version: 0, at, answers };
        await this.saveDraft.saveSurveyDraft(tx, actor, draft);
      },
    };
  }

  private complete(calendar: SampleCalendar, { who, ago, answers }: SampleAnswers): Act {
    return {
      at: calendar.at(ago, '15:10'),
      who,
      role: 'advocate',
      operation: 'submitStage',
      run: async (tx, actor, world) => {
        const challengeId = world.idOf('survey');
        const participationId = await this.start.startChallenge(tx, actor, { challengeId });
        const handedIn = { stage: 1, disclosureAccepted: false, answers };
        await this.submit.submitStage(tx, actor, { participationId, ...handedIn });
      },
    };
  }
}
