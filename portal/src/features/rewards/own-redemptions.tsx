import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInLanguage } from '../../platform/in-language.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Moment } from '../../ui/formats/moments.js';
import { Status } from '../../ui/states/status.js';
import { OwnRedemptionsQuery, type ListedRedemption } from './own-reward-query.js';

/** The rewards that the reader requested so far: "where is my reward?". */
export default function OwnRedemptions() {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  const own = useInLanguage();
  const list = useList({
    query: OwnRedemptionsQuery,
    pick: ({ redemptions }) => redemptions,
  });
  const columns: ListColumn<ListedRedemption>[] = [
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
      <List
        label={t('list.title')}
        list={{ ...list, rows: own(list.rows) }}
        columns={columns}
        empty={{ title: t('list.emptyTitle'), body: t('list.emptyBody') }}
      />
    </Stack>
  );
}
