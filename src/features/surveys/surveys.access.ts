import type { AccessTable } from '../../platform/graphql/index.js';

/** Named answers are read by those who decide on them; sales has no business with them. */
const DECIDERS = { marketer: 'program', admin: 'program' } as const;
const OWN = { advocate: 'own' } as const;

export const surveysAccess: AccessTable = {
  'Query.surveyDraft': OWN,
  'Mutation.saveSurveyDraft': OWN,
  'Query.surveyResults': DECIDERS,
  'Query.surveyResponses': DECIDERS,
  'SurveyDraft.*': 'PARENT',
  'SurveyResults.*': 'PARENT',
  'QuestionResult.*': 'PARENT',
  'AnswerCell.*': 'PARENT',
  'NpsFigure.*': 'PARENT',
  'SurveyResponse.*': 'PARENT',
  'SurveyResponseConnection.*': 'PARENT',
  'SurveyResponseEdge.*': 'PARENT',
};
