import { Stack, Text } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../../platform/program-path.js';
import { PointsAmount } from '../../../ui/formats/amounts.js';
import { Facts } from '../../../ui/figures/facts.js';
import { useFormats } from '../../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { Panel } from '../../../ui/panel.js';
import type { Me } from './home-query.js';
import classes from './home.module.css';

/** R-P6: available, pending with what it waits for, and owed only where there is any. */
export function Balance({ points }: { points: Me['points'] }) {
  const { t } = useTranslation('home');
  const formats = useFormats();
  const path = useProgramPath();
  const { available, pending, owed, nextExpiry } = points;
  return (
    <Panel
      title={t('balance.title')}
      aside={
        <TextLink to={path('points')} size="sm">
          {t('balance.statement')}
        </TextLink>
      }
    >
      <div>
        <div className={classes.available}>
          <PointsAmount points={available} />
        </div>
        <Text size="sm" c="dimmed">
          {t('balance.available')}
        </Text>
      </div>
      <Facts
        facts={[
          {
            label: t('balance.pending'),
            value: pending > 0 && (
              <Stack gap={0}>
                <PointsAmount points={pending} />
                <Text size="sm" c="dimmed">
                  {t('balance.pendingWhy')}
                </Text>
              </Stack>
            ),
          },
          {
            label: t('balance.owed'),
            value: owed > 0 && (
              <Stack gap={0}>
                <PointsAmount points={owed} />
                <Text size="sm" c="dimmed">
                  {t('balance.owedWhy')}
                </Text>
              </Stack>
            ),
          },
        ]}
      />
      {nextExpiry && (
        <div className={classes.expiry}>
          <IconCalendarDue size={18} stroke={1.8} aria-hidden />
          <Text size="sm">
            {t('balance.expiry', {
              amount: formats.number(nextExpiry.points),
              count: nextExpiry.points,
              day: formats.day(nextExpiry.on),
            })}
          </Text>
        </div>
      )}
      <ButtonLink to={path('rewards')} variant="light" fullWidth>
        {t('balance.rewards')}
      </ButtonLink>
    </Panel>
  );
}
