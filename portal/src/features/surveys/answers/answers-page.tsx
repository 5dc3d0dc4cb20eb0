import { Stack, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import { pickLanguage } from '../../../i18n/languages.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { ChoiceBar } from '../../../ui/forms/choice-bar.js';
import { TextLink } from '../../../ui/link.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { ErrorState } from '../../../ui/states/states.js';
import { SurveyReaderProvider } from '../survey-words.js';
import { SurveyResultsQuery, type SurveyResults } from './answers-query.js';
import { ByPerson } from './by-person.js';
import { ByQuestion } from './by-question.js';

const ROUTE = '/$programSlug/edit/challenges/$challengeId/answers/$stage';

function Answers({ results }: { results: SurveyResults }) {
  const { t } = useTranslation('survey-answers');
  const { challengeId, stage } = useParams({ from: ROUTE });
  const { by, ...narrowed } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  const path = useProgramPath();
  const { completed, started } = results;
  return (
    <>
      <PageHeader
        title={t('title', { title: results.title })}
        lead={t('lead', { completed, started })}
        above={
          <TextLink to={path('edit', 'challenges', challengeId)} size="sm">
            ← {t('back')}
          </TextLink>
        }
      />
      <Stack gap="lg">
        <ChoiceBar
          label={t('by.label')}
          value={by ?? 'question'}
          choices={(['question', 'person'] as const).map((each) => ({
            value: each,
            label: t(`by.${each}`),
          }))}
          onChange={(next) => {
            void navigate({ search: next === 'person' ? { by: 'person' } : {} });
          }}
        />
        {by === 'person' ? (
          <ByPerson
            challengeId={challengeId}
            stage={Number(stage)}
            results={results}
            narrowed={narrowed}
            onWiden={() => {
              void navigate({ search: { by: 'person' } });
            }}
          />
        ) : (
          <ByQuestion results={results} />
        )}
        <Text size="sm" c="dimmed">
          {t('version', { version: results.version })}
        </Text>
      </Stack>
    </>
  );
}

/** The answers to the questions of a stage, by question and by person; for staff. */
export default function AnswersPage() {
  const { t, i18n } = useTranslation('common');
  const { challengeId, stage } = useParams({ from: ROUTE });
  const [query, ask] = useQuery({
    query: SurveyResultsQuery,
    variables: { challengeId, stage: Number(stage) },
    requestPolicy: 'cache-and-network',
  });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ surveyResults }) =>
        surveyResults ? (
          <SurveyReaderProvider
            value={{
              language: pickLanguage([i18n.language]),
              main: (surveyResults.survey as Survey).languages[0] ?? 'en',
            }}
          >
            <Answers results={surveyResults} />
          </SurveyReaderProvider>
        ) : (
          <ErrorState asPage title={t('error.notFound')}>
            {t('error.notFoundBody')}
          </ErrorState>
        )
      }
    </QueryView>
  );
}
