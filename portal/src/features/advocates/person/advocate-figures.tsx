import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Figure } from '../../../ui/figures/figure.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';

interface AdvocateFiguresProps {
  advocate: {
    points: {
      available: number;
      pending: number;
      lifetime: number;
      owed: number;
      nextExpiry: { points: number; on: string } | null;
    };
    impact: { referrals: number; converted: number; challengesCompleted: number };
  };
}

/** Points and results of an advocate. */
export function AdvocateFigures({ advocate: { points, impact } }: AdvocateFiguresProps) {
  const { t } = useTranslation(['staff-advocates', 'common']);
  const formats = useFormats();
  const expiry = points.nextExpiry;
  const expiring = expiry && {
    day: formats.day(expiry.on),
    points: t('common:points', { count: expiry.points, amount: formats.number(expiry.points) }),
  };
  return (
    <Panel>
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        <Figure
          label={t('figure.available')}
          value={formats.number(points.available)}
          hint={expiring && t('figure.expiring', expiring)}
        />
        <Figure label={t('figure.pending')} value={formats.number(points.pending)} />
        <Figure label={t('figure.lifetime')} value={formats.number(points.lifetime)} />
        {points.owed > 0 && <Figure label={t('figure.owed')} value={formats.number(points.owed)} />}
        <Figure
          label={t('figure.converted')}
          value={formats.number(impact.converted)}
          hint={t('figure.of', { count: impact.referrals })}
        />
        <Figure label={t('figure.challenges')} value={formats.number(impact.challengesCompleted)} />
      </SimpleGrid>
    </Panel>
  );
}
