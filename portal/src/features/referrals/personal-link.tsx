import { Center, Skeleton, Text } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/forms/copy-field.js';
import { Panel } from '../../ui/panel.js';

/** Drawn when the rest of the page is there. */
const QrCode = lazyPart(async () => ({ default: (await import('../../ui/qr-code.js')).QrCode }));
const QR_SIZE = 184;

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
        <Suspense fallback={<Skeleton width={QR_SIZE} height={QR_SIZE} />}>
          <QrCode value={link.url} label={t('link.qr')} size={QR_SIZE} />
        </Suspense>
      </Center>
      <Text size="sm" c="dimmed" ta="center">
        {t('link.counts', { clicks: link.clicks, referrals: link.referrals })}
      </Text>
    </Panel>
  );
}
