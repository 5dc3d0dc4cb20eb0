import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import type { ShopReward } from './own-reward-query.js';

const RedeemDialog = lazyPart(() => import('./redeem-dialog.js'));

interface RedeemButtonProps {
  reward: ShopReward;
  /** Points that the reader can spend now. */
  available: number;
}

/** Opens the dialog; nothing is spent by this button alone. */
export function RedeemButton({ reward, available }: RedeemButtonProps) {
  const { t } = useTranslation('own-rewards');
  const [opened, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-label={t('redeemOne', { reward: reward.name })}
        onClick={() => {
          setAsked(true);
          open();
        }}
      >
        {t('redeem')}
      </Button>
      {asked && (
        <Suspense>
          <RedeemDialog reward={reward} available={available} opened={opened} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
