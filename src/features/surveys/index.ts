import './survey.holding.js';
import './answer.traits.js';
import { SurveyDraftEntity } from './survey-draft.entity.js';
import { SurveyResponseEntity } from './survey-response.entity.js';

export { questionsKind } from './questions-kind.rules.js';
export { SaveSurveyDraft } from './save-survey-draft.js';
export { surveysAccess } from './surveys.access.js';
export { SurveysModule } from './surveys.module.js';

export const surveysEntities = [SurveyResponseEntity, SurveyDraftEntity];
