import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { PointsAmount } from '../../ui/amounts.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { useFormats } from '../../ui/format.js';
import { TextLink } from '../../ui/link.js';
import { Moment } from '../../ui/moments.js';
import { ListSkeleton } from '../../ui/states.js';
import { AdvocateStatementQuery, NO_LINES, type StatementLine } from '../ledger/statement-query.js';

function What({ line }: { line: StatementLine }) {
  const { t } = useTranslation('staff-advocates');
  const path = useProgramPath();
  const about = line.subjectName ?? (line.subjectKind && t(`subject.${line.subjectKind}`));
  return (
    <Stack gap={0}>
      <Text component="span" fw={600}>
        {t(`kind.${line.kind}`)}
      </Text>
      <Text component="span" size="sm" c="dimmed" fw={400}>
        {line.subjectKind === 'REFERRAL' && line.subjectId ? (
          <TextLink to={path('referrals', line.subjectId)} underline="always">
            {about}
          </TextLink>
        ) : (
          about
        )}
        {about && line.rule && ' · '}
        <span style={{ whiteSpace: 'nowrap' }}>
          {line.rule && t('statement.rule', { rule: line.rule })}
        </span>
      </Text>
    </Stack>
  );
}

/** Every movement of an advocate's points, the newest first, with the rule that it comes from. */
export function AdvocateStatementList({ id }: { id: string }) {
  const { t } = useTranslation('staff-advocates');
  const formats = useFormats();
  const pages = usePages(
    AdvocateStatementQuery,
    { id, locale: useLocale() },
    ({ advocate }) => advocate?.statement ?? NO_LINES,
  );
  const columns: DataColumn<StatementLine>[] = [
    {
      key: 'what',
      header: t('statement.what'),
      primary: true,
      cell: (line) => <What line={line} />,
    },
    {
      key: 'when',
      header: t('statement.when'),
      cell: (line) => <Moment at={line.occurredAt} as="day" />,
    },
    {
      key: 'points',
      header: t('statement.points'),
      align: 'right',
      cell: (line) => <PointsAmount points={line.points} signed />,
    },
    {
      key: 'balance',
      header: t('statement.balance'),
      align: 'right',
      cell: (line) => <span className="figures">{formats.number(line.balanceAfter)}</span>,
    },
  ];
  return (
    <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton rows={3} />}>
      {() => (
        <DataList
          label={t('statement.title')}
          columns={columns}
          rows={pages.rows}
          rowKey={(line) => line.id}
          empty={<Text c="dimmed">{t('statement.none')}</Text>}
          onMore={pages.onMore}
          loadingMore={pages.loadingMore}
        />
      )}
    </QueryView>
  );
}
