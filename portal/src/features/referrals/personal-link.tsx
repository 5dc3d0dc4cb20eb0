import { Center, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/copy-field.js';
import { Panel } from '../../ui/panel.js';
import { QrCode } from '../../ui/qr-code.js';

interface PersonalLinkProps {
  link: { url: string; clicks: number; referrals: number };
}

/** The advocate's own address: to send along, or to be scanned from their phone. */
export function PersonalLink({ link }: PersonalLinkProps) {
  const { t } = useTranslation('own-referrals');
  return (
    <Panel title={t('link.title')}>
      <Text size="sm" c="dimmed">
        {t('link.body')}
      </Text>
      <CopyField label={t('link.label')} value={link.url} />
      <Center>
        <QrCode value={link.url} label={t('link.qr')} size={184} />
      </Center>
      <Text size="sm" c="dimmed" ta="center">
        {t('link.counts', { clicks: link.clicks, referrals: link.referrals })}
      </Text>
    </Panel>
  );
}
