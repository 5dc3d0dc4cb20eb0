import { Stack } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useInLanguage } from '../../platform/in-language.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Figure } from '../../ui/figures/figure.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { ShopQuery, type ShopReward } from './own-reward-query.js';
import classes from './own-rewards.module.css';
import { RewardCard } from './reward-card.js';

const OwnRedemptions = lazyPart(() => import('./own-redemptions.js'));

/** What can be redeemed now, then what can be earned, then the rest. */
function rankOf({ availability }: ShopReward): number {
  if (availability.redeemable) return 0;
  return availability.reason === 'NOT_ENOUGH_POINTS' ? 1 : 2;
}

function Shelf({ rewards, available }: { rewards: readonly ShopReward[]; available: number }) {
  const { t } = useTranslation('own-rewards');
  const sorted = [...rewards].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <ul className={classes.shelf} aria-label={t('title')}>
      {sorted.map((reward) => (
        <RewardCard key={reward.id} reward={reward} available={available} />
      ))}
    </ul>
  );
}

function Purse({ available }: { available: number }) {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  return (
    <div className={classes.purse}>
      <Figure
        label={t('available')}
        value={<PointsAmount points={available} />}
        list={<TextLink to={path('points')}>{t('statement')}</TextLink>}
      />
    </div>
  );
}

/** The shop: which rewards can be redeemed, for how much, and why others cannot. */
export default function RewardsPage() {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  const own = useInLanguage();
  const list = useList({ query: ShopQuery, pick: ({ rewards }) => rewards });
  const points = list.data?.me?.points;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Stack gap="xl">
        {points && <Purse available={points.available} />}
        <List
          label={t('title')}
          list={list}
          look={(rows) => <Shelf rewards={own(rows)} available={points?.available ?? 0} />}
          empty={{
            title: t('empty.title'),
            body: t('empty.body'),
            action: <ButtonLink to={path('challenges')}>{t('empty.action')}</ButtonLink>,
          }}
        />
        {list.data && (
          <Suspense fallback={<ListSkeleton rows={2} />}>
            <OwnRedemptions />
          </Suspense>
        )}
      </Stack>
    </>
  );
}
