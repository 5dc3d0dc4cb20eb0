import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/amounts.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { TextLink } from '../../ui/link.js';
import { Day, Deadline } from '../../ui/moments.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { OwnReferralsQuery, type ListedReferral } from './own-referral-query.js';
import { hasEnded } from './referral-next.js';

function useColumns(): DataColumn<ListedReferral>[] {
  const { t } = useTranslation('own-referrals');
  const path = useProgramPath();
  return [
    {
      key: 'who',
      header: t('list.who'),
      primary: true,
      cell: ({ id, refereeName, company }) => (
        <>
          <TextLink to={path('referrals', id)} fw={600}>
            {refereeName ?? t('someone')}
          </TextLink>
          {company && (
            <Text size="sm" c="dimmed" fw={400}>
              {company.name}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: ({ status, confirmation }) =>
        confirmation === 'WAITING' ? (
          <StatusBadge tone="attention" label={t('list.confirm')} />
        ) : (
          <Status of="referral" status={status} />
        ),
    },
    {
      key: 'on',
      header: t('list.on'),
      cell: ({ submittedOn }) => (
        <Text component="span" inherit style={{ whiteSpace: 'nowrap' }}>
          <Day date={submittedOn} />
        </Text>
      ),
    },
    {
      key: 'window',
      header: t('list.window'),
      cell: ({ status, windowOpen, windowClosesAt, timeZone }) => {
        if (hasEnded(status)) return t('list.settled');
        if (!windowOpen) return t('list.over');
        return <Deadline closesAt={windowClosesAt} timeZone={timeZone} />;
      },
    },
    {
      key: 'points',
      header: t('list.points'),
      align: 'right',
      cell: ({ pointsAwarded }) => <PointsAmount points={pointsAwarded} />,
    },
  ];
}

/** Everybody whom the reader referred, each leading to its timeline. */
export default function OwnReferrals({ advocateId }: { advocateId: string }) {
  const { t } = useTranslation('own-referrals');
  const columns = useColumns();
  const pages = usePages(OwnReferralsQuery, { advocateId }, ({ referrals }) => referrals);
  return (
    <Stack component="section" gap="md" id="own" aria-labelledby="own-title">
      <Title order={2} size="h3" id="own-title">
        {t('list.title')}
      </Title>
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton rows={3} />}>
        {() => (
          <DataList
            label={t('list.title')}
            columns={columns}
            rows={pages.rows}
            rowKey={({ id }) => id}
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
            empty={<EmptyState title={t('list.emptyTitle')}>{t('list.emptyBody')}</EmptyState>}
          />
        )}
      </QueryView>
    </Stack>
  );
}
