import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/formats/moments.js';
import { Panel } from '../../ui/panel.js';
import type { OwnChallenge } from './challenge-query.js';
import { useSitePolicy } from './use-site-policy.js';

/** R-C4: where the review goes, and that its points never depend on its content. */
export function ReviewSitePanel({ site }: { site: NonNullable<OwnChallenge['reviewSite']> }) {
  const { t } = useTranslation('own-challenges');
  const policyOf = useSitePolicy();
  return (
    <Panel title={t('reviewSite.title', { site: site.name })}>
      <Text fw={600}>{t('reviewSite.honest')}</Text>
      <Text size="sm">{policyOf(site)}</Text>
      <Text size="sm" c="dimmed">
        {t('reviewSite.checked')} <Day date={site.checkedOn} />
      </Text>
      <div>
        <Anchor href={site.url} target="_blank" rel="noreferrer" display="block" py={4}>
          {t('reviewSite.open', { site: site.name })}
        </Anchor>
        <Anchor href={site.policyUrl} target="_blank" rel="noreferrer" display="block" py={4}>
          {t('reviewSite.policy')}
        </Anchor>
      </div>
    </Panel>
  );
}
