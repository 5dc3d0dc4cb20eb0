import { Suspense } from 'react';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import { toLanguage, type Language } from '../../../i18n/languages.js';
import { partWithTexts } from '../../../platform/part-with-texts.js';
import { useViewer } from '../../../platform/viewer.js';
import { ListSkeleton } from '../../../ui/states/states.js';
import type { FieldsProps, StageEditing } from '../../challenges/stages/stage-kind.js';
import { surveyChallenge } from './survey-challenge.js';
import { surveyTemplate } from './survey-template.js';

const TEXTS = ['survey', 'survey-editor'];

/** Fetched where a stage asks questions. */
const StageQuestions = partWithTexts(TEXTS, () => import('./stage-questions.js'));
const SurveyPreview = partWithTexts(TEXTS, async () => ({
  default: (await import('./survey-preview.js')).SurveyPreview,
}));

function Fields(props: FieldsProps) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} />}>
      <StageQuestions {...props} />
    </Suspense>
  );
}

type Stage = Parameters<StageEditing['inputOf']>[0];

function Preview({ stage, language }: { stage: Stage; language: Language }) {
  const { program } = useViewer();
  const survey = (stage.survey ?? null) as Survey | null;
  if (!survey) return null;
  return (
    <Suspense fallback={<ListSkeleton rows={2} />}>
      <SurveyPreview survey={survey} language={language} company={program.name} />
    </Suspense>
  );
}

const questionsEditing: StageEditing = {
  begin: ({ survey }, main) =>
    survey ? {} : { survey: surveyTemplate(toLanguage(main)), needsDecision: false },
  inputOf: ({ survey, needsDecision }) => ({ survey, needsDecision }),
  Fields,
  Preview,
  results: (challengeId, stage) => ['edit', 'challenges', challengeId, 'answers', String(stage)],
  templates: [surveyChallenge],
};
export default questionsEditing;
