import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from './home-query.js';
import classes from './home.module.css';

/** The results, before any figure of points: companies, challenges, people. */
export function Impact({ impact }: { impact: Me['impact'] }) {
  const { t } = useTranslation('home');
  const { converted, challengesCompleted, referrals } = impact;
  const figures = [
    { key: 'converted', label: t('impact.converted', { count: converted }), value: converted },
    { key: 'referrals', label: t('impact.referrals', { count: referrals }), value: referrals },
    {
      key: 'challenges',
      label: t('impact.challenges', { count: challengesCompleted }),
      value: challengesCompleted,
    },
  ];
  return (
    <section className={classes.impact} aria-labelledby="impact">
      <Title order={2} size="h3" id="impact">
        {t('impact.title')}
      </Title>
      <Text className={classes.thanks}>
        {converted > 0 ? t('impact.thanks', { count: converted }) : t('impact.beginning')}
      </Text>
      <dl className={classes.figures}>
        {figures.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
