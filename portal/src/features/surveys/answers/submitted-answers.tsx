import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { RawAnswers } from '../../../../../src/features/surveys/visible-questions.rules.js';
import { graphql } from '../../../platform/graphql/graphql.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { Moment } from '../../../ui/formats/moments.js';
import { ListSkeleton } from '../../../ui/states/states.js';
import type { HandedInProps } from '../../challenges/stages/stage-kind.js';
import { AnswerList } from './answer-list.js';

const AnswersQuery = graphql(`
  query SubmittedAnswers($id: ID!) {
    submission(id: $id) {
      id
      stage
      answers
      files {
        id
        name
        url
      }
      participation {
        id
        challenge {
          id
          stages {
            number
            survey
          }
        }
      }
    }
  }
`);

/** The answers of a stage: to read again, or to decide on. */
export default function SubmittedAnswers({ submissionId, ownSince }: HandedInProps) {
  const { t } = useTranslation('survey');
  const [query, ask] = useQuery({ query: AnswersQuery, variables: { id: submissionId } });
  return (
    <>
      {ownSince && (
        <Text size="sm" c="dimmed">
          {t('page.handedIn')} <Moment at={ownSince} />
        </Text>
      )}
      <QueryView
        query={query}
        skeleton={<ListSkeleton rows={2} />}
        onRetry={() => {
          ask();
        }}
      >
        {({ submission }) => {
          const stage = submission?.participation.challenge.stages.find(
            ({ number }) => number === submission.stage,
          );
          if (!submission || !stage?.survey) return null;
          return (
            <AnswerList
              survey={stage.survey as Survey}
              answers={(submission.answers ?? {}) as RawAnswers}
              files={submission.files}
            />
          );
        }}
      </QueryView>
    </>
  );
}
