import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartProblem } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { FieldsProps } from '../../challenges/stages/stage-kind.js';
import { SurveyEditor } from './survey-editor.js';

/** The problems that the server found in the survey of a stage, by the path within it. */
function problemsIn(errors: FieldsProps['form']['errors'], prefix: string): PartProblem[] {
  return Object.entries(errors)
    .filter(([field, message]) => field.startsWith(prefix) && typeof message === 'string')
    .map(([field, message]) => ({
      path: field
        .slice(prefix.length)
        .split('.')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      message: typeof message === 'string' ? message : '',
    }));
}

/** A stage that asks questions: the survey, and whether somebody decides on the answers. */
export default function StageQuestions({ form, index }: FieldsProps) {
  const { t } = useTranslation('challenge-editor');
  const survey = (form.values.stages[index]?.survey ?? null) as Survey | null;
  const [language, setLanguage] = useState(survey?.languages[0] ?? 'en');
  if (!survey) return null;
  const name = `stages.${index}`;
  return (
    <Stack gap="md">
      <Checkbox
        label={t('stages.needsDecision')}
        description={t('stages.needsDecisionHint')}
        {...form.getInputProps(`${name}.needsDecision`, { type: 'checkbox' })}
      />
      <SurveyEditor
        survey={survey}
        language={language}
        onLanguage={setLanguage}
        refused={problemsIn(form.errors, `${name}.survey.`)}
        onChange={(next) => {
          form.setFieldValue(`${name}.survey`, next);
        }}
      />
    </Stack>
  );
}
