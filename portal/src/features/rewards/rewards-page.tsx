import { Button, Center, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { useInLanguage } from '../../platform/in-language.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/amounts.js';
import { Figure } from '../../ui/figure.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/page-header.js';
import { EmptyState, PageSkeleton } from '../../ui/states.js';
import { OwnRedemptions } from './own-redemptions.js';
import { ShopQuery, type ShopReward } from './own-reward-query.js';
import classes from './own-rewards.module.css';
import { RewardCard } from './reward-card.js';

/** What can be had now, then what can be earned, then the rest. */
function rankOf({ availability }: ShopReward): number {
  if (availability.redeemable) return 0;
  return availability.reason === 'NOT_ENOUGH_POINTS' ? 1 : 2;
}

function Shelf({ rewards, available }: { rewards: readonly ShopReward[]; available: number }) {
  const { t } = useTranslation('own-rewards');
  const path = useProgramPath();
  if (rewards.length === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        action={<ButtonLink to={path('challenges')}>{t('empty.action')}</ButtonLink>}
      >
        {t('empty.body')}
      </EmptyState>
    );
  }
  const sorted = [...rewards].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <ul className={classes.shelf} aria-label={t('title')}>
      {sorted.map((reward) => (
        <RewardCard key={reward.id} reward={reward} available={available} />
      ))}
    </ul>
  );
}

/** The shop: what can be had, for how much, and why not where it cannot. */
export default function RewardsPage() {
  const { t } = useTranslation(['own-rewards', 'common']);
  const path = useProgramPath();
  const own = useInLanguage();
  const pages = usePages(ShopQuery, {}, ({ rewards }) => rewards);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<PageSkeleton />}>
        {({ me }) => (
          <Stack gap="xl">
            {me && (
              <div className={classes.purse}>
                <Figure
                  label={t('available')}
                  value={<PointsAmount points={me.points.available} />}
                  list={<TextLink to={path('points')}>{t('statement')}</TextLink>}
                />
              </div>
            )}
            <Shelf rewards={own(pages.rows)} available={me?.points.available ?? 0} />
            {pages.onMore && (
              <Center>
                <Button variant="default" onClick={pages.onMore} loading={pages.loadingMore}>
                  {t('common:showMore')}
                </Button>
              </Center>
            )}
            <OwnRedemptions />
          </Stack>
        )}
      </QueryView>
    </>
  );
}
