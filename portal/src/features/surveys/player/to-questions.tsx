import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { ButtonLink } from '../../../ui/link.js';
import type { TurnProps } from '../../challenges/stages/stage-kind.js';

const OwnSurveyDraft = graphql(`
  query OwnSurveyDraft($participationId: ID!, $stage: Int!) {
    surveyDraft(participationId: $participationId, stage: $stage) {
      version
    }
  }
`);

/** The way to the questions of a stage; to the answers so far, where there are some. */
export default function ToQuestions({ participationId, stage: { number } }: TurnProps) {
  const { t } = useTranslation('survey');
  const path = useProgramPath();
  const [{ data }] = useQuery({
    query: OwnSurveyDraft,
    variables: { participationId, stage: number },
    requestPolicy: 'network-only',
  });
  return (
    <div>
      <ButtonLink
        size="md"
        to={path('participations', participationId, 'questions', String(number))}
      >
        {t(data?.surveyDraft ? 'page.continue' : 'page.open')}
      </ButtonLink>
    </div>
  );
}
