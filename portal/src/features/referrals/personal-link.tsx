import { Center, Skeleton, Text } from '@mantine/core';
import { Suspense, useEffect } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../ui/forms/copy-field.js';
import { Panel } from '../../ui/panel.js';

/** Drawn when the rest of the page is there. */
const QrCode = lazyPart(async () => ({ default: (await import('../../ui/qr-code.js')).QrCode }));
const QR_SIZE = 184;

/** It is made within a second of joining. */
const ASK_AGAIN_MS = 1500;

interface PersonalLinkProps {
  /** null: it is being made */
  link: { url: string; clicks: number; referrals: number } | null;
  onAskAgain: () => void;
}

/** The advocate's own address: to send along, or to be scanned from their phone. */
export function PersonalLink({ link, onAskAgain }: PersonalLinkProps) {
  const { t } = useTranslation('own-referrals');
  const isComing = link === null;
  useEffect(() => {
    if (!isComing) return;
    const timer = setInterval(onAskAgain, ASK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isComing, onAskAgain]);
  if (link === null) {
    return (
      <Panel title={t('link.title')}>
        <Text size="sm" c="dimmed" role="status">
          {t('link.coming')}
        </Text>
        <Skeleton height={QR_SIZE} />
      </Panel>
    );
  }
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
