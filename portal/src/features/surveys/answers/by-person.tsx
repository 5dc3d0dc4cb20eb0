import { Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { RawAnswers } from '../../../../../src/features/surveys/visible-questions.rules.js';
import { everyPage } from '../../../platform/graphql/every-page.js';
import type { ResultOf } from '../../../platform/graphql/graphql.js';
import { usePages } from '../../../platform/graphql/use-pages.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { toast } from '../../../platform/toast.js';
import { CsvFile } from '../../../ui/figures/csv.js';
import { TextLink } from '../../../ui/link.js';
import { Moment } from '../../../ui/formats/moments.js';
import { Panel } from '../../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../../ui/states/states.js';
import { AnswerList } from './answer-list.js';
import { answerFile } from './answer-rows.js';
import { SurveyResponsesQuery, type ResponseRow, type SurveyResults } from './answers-query.js';
import classes from './answers.module.css';
import { resultGroups } from './result-groups.js';
import { useLabels } from './use-wording.js';

const PAGE = 20;

export interface Narrowed {
  question?: string;
  cell?: string;
}

interface ByPersonProps {
  challengeId: string;
  stage: number;
  results: SurveyResults;
  narrowed: Narrowed;
  onWiden: () => void;
}

function Response({ survey, row }: { survey: Survey; row: ResponseRow }) {
  const path = useProgramPath();
  const { advocate, submittedAt } = row;
  return (
    <li className={classes.person}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3">
            <TextLink to={path('advocates', advocate.id)} inherit>
              {advocate.name}
            </TextLink>
          </Title>
          <Text size="sm" c="dimmed">
            {advocate.company && `${advocate.company.name} · `}
            <Moment at={submittedAt} />
          </Text>
        </div>
        <AnswerList survey={survey} answers={row.answers as RawAnswers} files={row.files} />
      </Stack>
    </li>
  );
}

/** The question or answer that the list is narrowed to, and the way to all. */
function Chip({
  survey,
  narrowed,
  onWiden,
}: { survey: Survey } & Pick<ByPersonProps, 'narrowed' | 'onWiden'>) {
  const { t } = useTranslation('survey-answers');
  const labels = useLabels();
  const question = survey.pages
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === narrowed.question);
  if (!question) return null;
  const groups = resultGroups(question, new Map(), labels);
  const steps = groups.flatMap(({ title, rows }) =>
    rows
      .filter(({ cell }) => cell === narrowed.cell)
      .map(({ label }) => [title, label].filter(Boolean).join(': ')),
  );
  const value = narrowed.cell === undefined ? undefined : (steps[0] ?? narrowed.cell);
  const text = labels.wordsOf(question.text);
  return (
    <Group>
      <Button
        variant="light"
        size="compact-md"
        rightSection={<IconX size={16} aria-hidden />}
        aria-label={t('widen')}
        title={t('widen')}
        onClick={onWiden}
      >
        {value === undefined
          ? t('narrowed.question', { text })
          : t('narrowed.cell', { text, value })}
      </Button>
    </Group>
  );
}

function useDownload({ challengeId, stage, results }: ByPersonProps) {
  const { t } = useTranslation(['survey-answers', 'survey', 'common']);
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const { wordsOf } = useLabels();
  const { version, title } = results;
  const download = async () => {
    setBusy(true);
    try {
      const heads = { name: t('csv.name'), company: t('csv.company'), at: t('csv.at') };
      const naming = { heads, wordsOf, other: t('survey:other') };
      const answers = answerFile(results.survey as Survey, naming);
      const file = new CsvFile();
      file.add([answers.heads]);
      const variables = { challengeId, stage, version, first: PAGE };
      const pick = ({ surveyResponses }: ResultOf<typeof SurveyResponsesQuery>) => surveyResponses;
      for await (const rows of everyPage({
        client,
        query: SurveyResponsesQuery,
        variables,
        pick,
      })) {
        file.add(rows.map(answers.rowOf));
      }
      file.save(title);
    } catch {
      void toast({ title: t('common:error.title'), message: t('common:error.offline') });
    } finally {
      setBusy(false);
    }
  };
  return { download, busy };
}

/** The people who answered, one after the other, the newest first. */
export function ByPerson(props: ByPersonProps) {
  const { challengeId, stage, results, narrowed, onWiden } = props;
  const { t } = useTranslation(['survey-answers', 'common']);
  const survey = results.survey as Survey;
  const { download, busy } = useDownload(props);
  const pages = usePages({
    query: SurveyResponsesQuery,
    variables: { challengeId, stage, version: results.version, first: PAGE },
    narrowed,
    pick: ({ surveyResponses }) => surveyResponses,
  });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Chip survey={survey} narrowed={narrowed} onWiden={onWiden} />
        {results.completed > 0 && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void download()}
          >
            {t('download')}
          </Button>
        )}
      </Group>
      <QueryView query={pages} onRetry={pages.retry} skeleton={<ListSkeleton rows={4} />}>
        {() => (
          <Panel>
            {pages.rows.length === 0 ? (
              <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
            ) : (
              <ul className={classes.people}>
                {pages.rows.map((row) => (
                  <Response key={row.id} survey={survey} row={row} />
                ))}
              </ul>
            )}
            {pages.hasMore && (
              <Center>
                <Button variant="default" onClick={pages.more} loading={pages.fetching}>
                  {t('common:showMore')}
                </Button>
              </Center>
            )}
          </Panel>
        )}
      </QueryView>
    </Stack>
  );
}
