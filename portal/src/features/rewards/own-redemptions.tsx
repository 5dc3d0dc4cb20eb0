import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/amounts.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { TextLink } from '../../ui/link.js';
import { Moment } from '../../ui/moments.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { Status } from '../../ui/status.js';
import { OwnRedemptionsQuery, type ListedRedemption } from './own-reward-query.js';

/** What the reader asked for so far: "where is my reward?". */
export function OwnRedemptions() {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  const own = useInLanguage();
  const pages = usePages(OwnRedemptionsQuery, {}, ({ redemptions }) => redemptions);
  const columns: DataColumn<ListedRedemption>[] = [
    {
      key: 'reward',
      header: t('list.reward'),
      primary: true,
      cell: ({ id, reward }) => (
        <TextLink to={path('redemptions', id)} fw={600}>
          {reward.name}
        </TextLink>
      ),
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: ({ status }) => <Status of="redemption" status={status} />,
    },
    {
      key: 'on',
      header: t('list.on'),
      cell: ({ requestedAt }) => <Moment at={requestedAt} as="day" />,
    },
    {
      key: 'points',
      header: t('list.points'),
      align: 'right',
      cell: ({ pricePoints }) => <PointsAmount points={pricePoints} />,
    },
  ];
  return (
    <Stack component="section" gap="md" aria-labelledby="own-redemptions">
      <Title order={2} size="h3" id="own-redemptions">
        {t('list.title')}
      </Title>
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton rows={2} />}>
        {() => (
          <DataList
            label={t('list.title')}
            columns={columns}
            rows={own(pages.rows)}
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
