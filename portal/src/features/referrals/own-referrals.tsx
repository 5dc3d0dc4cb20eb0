import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Day, Deadline } from '../../ui/formats/moments.js';
import { Status } from '../../ui/states/status.js';
import { StatusBadge } from '../../ui/states/status-badge.js';
import { OwnReferralsQuery, type ListedReferral } from './own-referral-query.js';
import { hasEnded } from './referral-next.js';

function useColumns(): ListColumn<ListedReferral>[] {
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
  const list = useList({
    query: OwnReferralsQuery,
    pick: ({ referrals }) => referrals,
    of: { advocateId },
  });
  return (
    <Stack component="section" gap="md" id="own" aria-labelledby="own-title">
      <Title order={2} size="h3" id="own-title">
        {t('list.title')}
      </Title>
      <List
        label={t('list.title')}
        list={list}
        columns={useColumns()}
        empty={{ title: t('list.emptyTitle'), body: t('list.emptyBody') }}
      />
    </Stack>
  );
}
