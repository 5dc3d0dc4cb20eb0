import { Group, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import {
  npsOf,
  SMALLEST_N_FOR_NPS,
  summaryOf,
} from '../../../../../src/features/surveys/survey-results.rules.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { BarTable, type ListLink } from '../../../ui/figures/bar-table.js';
import { Facts } from '../../../ui/figures/facts.js';
import { Figure } from '../../../ui/figures/figure.js';
import { useFormats } from '../../../ui/formats/format.js';
import { TextLink } from '../../../ui/link.js';
import { Panel } from '../../../ui/panel.js';
import type { SurveyResults } from './answers-query.js';
import { resultGroups, type Cells, type ResultGroup } from './result-groups.js';
import { useLabels } from './use-wording.js';

interface ResultProps {
  question: Question;
  answered: number;
  cells: Cells;
}

/** R-S3: from 20 answers on a score with its interval; below, the counts. */
function NpsFigure({ cells }: { cells: Cells }) {
  const { t } = useTranslation(['survey-answers', 'survey']);
  const formats = useFormats();
  const { score, interval, n, ...groups } = npsOf(cells);
  if (n === 0) return null;
  const counts = t('nps.counts', groups);
  return (
    <Stack gap="xs">
      {score === null || interval === null ? (
        <Figure
          label={t('nps.label')}
          value={counts}
          hint={t('nps.few', { n: SMALLEST_N_FOR_NPS })}
        />
      ) : (
        <Figure
          label={t('nps.label')}
          value={formats.signed(score)}
          hint={t('nps.interval', {
            low: formats.signed(interval.low),
            high: formats.signed(interval.high),
            n,
          })}
          counted={{ formula: t('nps.formula'), filters: counts }}
        />
      )}
      <Text size="xs" c="dimmed">
        {t('survey:nps.trademark')}
      </Text>
    </Stack>
  );
}

function NumberSummary({ cells }: { cells: Cells }) {
  const { t } = useTranslation('survey-answers');
  const formats = useFormats();
  const summary = summaryOf(cells);
  if (!summary) return null;
  const shown = (value: number) => formats.number(Math.round(value * 100) / 100);
  return (
    <Facts
      facts={(['median', 'mean', 'min', 'max'] as const).map((name) => ({
        label: t(`summary.${name}`),
        value: shown(summary[name]),
      }))}
    />
  );
}

function Bars({
  question,
  group,
  answered,
}: {
  question: Question;
  group: ResultGroup;
  answered: number;
}) {
  const { t } = useTranslation('survey-answers');
  const formats = useFormats();
  const listOf = useListOf();
  const { wordsOf } = useLabels();
  const most = Math.max(1, ...group.rows.map(({ count }) => count));
  // Of several choices each has its own share: they do not sum up to a whole.
  const whole = answered || 1;
  return (
    <BarTable
      label={[wordsOf(question.text), group.title].filter(Boolean).join(': ')}
      heads={[group.title ?? t('head.answer'), t('head.count'), t('head.share')]}
      rows={group.rows.map(({ key, label, count, cell }) => ({
        key,
        label,
        share: count / most,
        figures: [formats.number(count), formats.percent(count / whole)],
        ...(cell !== undefined && count > 0 ? { list: listOf(question.id, cell) } : {}),
      }))}
    />
  );
}

/** The people behind a figure: where the list is, and what it is narrowed to. */
function useListOf(): (question: string, cell?: string) => ListLink {
  const path = useProgramPath();
  const { challengeId, stage } = useParams({
    from: '/$programSlug/edit/challenges/$challengeId/answers/$stage',
  });
  return (question, cell) => ({
    to: path('edit', 'challenges', challengeId, 'answers', stage),
    search: { by: 'person', question, ...(cell === undefined ? {} : { cell }) },
  });
}

function Result({ question, answered, cells, number }: ResultProps & { number: number }) {
  const { t } = useTranslation(['survey-answers', 'survey-editor']);
  const labels = useLabels();
  const listOf = useListOf();
  const isNumber = question.kind === 'scale' || question.kind === 'number';
  return (
    <Panel
      title={`${String(number)}. ${labels.wordsOf(question.text)}`}
      aside={
        <Text size="sm" c="dimmed">
          {t('answered', { count: answered })}
        </Text>
      }
    >
      {question.kind === 'nps' && <NpsFigure cells={cells} />}
      {isNumber && <NumberSummary cells={cells} />}
      {answered > 0 &&
        resultGroups(question, cells, labels).map((group) => (
          <Bars key={group.key} question={question} group={group} answered={answered} />
        ))}
      {answered > 0 && (
        <Group>
          <TextLink {...listOf(question.id)} size="sm">
            {t('read', { count: answered })}
          </TextLink>
        </Group>
      )}
    </Panel>
  );
}

/** Each question with its results. */
export function ByQuestion({ results }: { results: SurveyResults }) {
  const survey = results.survey as Survey;
  return (
    <Stack gap="lg">
      {survey.pages
        .flatMap(({ questions }) => questions)
        .map((question, place) => {
          const found = results.questions.find((each) => each.question === question.id);
          return (
            <Result
              key={question.id}
              question={question}
              number={place + 1}
              answered={found?.answered ?? 0}
              cells={new Map(found?.cells.map(({ cell, count }) => [cell, count]))}
            />
          );
        })}
    </Stack>
  );
}
