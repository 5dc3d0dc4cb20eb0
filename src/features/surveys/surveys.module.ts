import { Module } from '@nestjs/common';
import { JudgeAnswers } from './judge-answers.js';
import { KeepSurveyResponse } from './keep-survey-response.js';
import { OnChallengeClosedForgetDrafts } from './on-challenge-closed.js';
import { SaveSurveyDraft } from './save-survey-draft.js';
import { SubmittedAnswersResolver, SurveyDraftResolver } from './survey-draft.resolver.js';
import { SurveyResultsResolver } from './survey-results.resolver.js';
import { WithdrawSurveyResponse } from './withdraw-survey-response.js';

@Module({
  providers: [
    JudgeAnswers,
    KeepSurveyResponse,
    OnChallengeClosedForgetDrafts,
    SaveSurveyDraft,
    SurveyDraftResolver,
    SubmittedAnswersResolver,
    SurveyResultsResolver,
    WithdrawSurveyResponse,
  ],
  exports: [SaveSurveyDraft],
})
export class SurveysModule {}
