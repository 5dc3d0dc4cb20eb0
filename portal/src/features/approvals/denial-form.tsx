import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedemptionRow } from './approvals-query.js';
import { BackToStock } from './back-to-stock.js';
import { DecisionFrame } from './decision-frame.js';
import { useUnsaved } from '../../ui/forms/unsaved.js';

/** Why a request is not accepted. */
export const DENIAL_REASONS = [
  'NOT_ELIGIBLE',
  'GIFTS_NOT_ALLOWED',
  'OUT_OF_STOCK',
  'SUSPECTED_FRAUD',
  'OTHER',
] as const;
/** Why what is being prepared cannot be given after all. */
export const FAILURE_REASONS = ['UNDELIVERABLE', 'NO_REPLY', 'OUT_OF_STOCK', 'OTHER'] as const;
type Reason = (typeof DENIAL_REASONS)[number] | (typeof FAILURE_REASONS)[number];

export interface Denial {
  reason: Reason;
  reasonText: string | null;
}

interface DenialFormProps {
  reward: RedemptionRow['reward'];
  reasons: readonly Reason[];
  title: string;
  sendLabel: string;
  busy: boolean;
  onSend: (denial: Denial) => void;
  onCancel: () => void;
}

/** Why a reward is not given. */
export function DenialForm({ reward, reasons, title, sendLabel, ...frame }: DenialFormProps) {
  const { busy, onSend, onCancel } = frame;
  const { t } = useTranslation('approvals');
  const [reason, setReason] = useState<Reason | ''>('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  useUnsaved(() => text.trim() !== '');
  const wordsMissing = reason === 'OTHER' && text.trim() === '';
  const send = () => {
    setTried(true);
    if (reason !== '' && !wordsMissing) onSend({ reason, reasonText: text.trim() || null });
  };
  return (
    <DecisionFrame
      title={title}
      sendLabel={sendLabel}
      rejecting
      busy={busy}
      onSend={send}
      onCancel={onCancel}
    >
      <NativeSelect
        label={t('form.reason')}
        withAsterisk
        autoFocus
        value={reason}
        onChange={(event) => {
          setReason(reasons.find((each) => each === event.currentTarget.value) ?? '');
        }}
        data={[
          { value: '', label: t('form.choose'), disabled: true },
          ...reasons.map((value) => ({ value, label: t(`redemptionReason.${value}`) })),
        ]}
        error={tried && reason === '' ? t('form.choose') : undefined}
      />
      {reason === 'OUT_OF_STOCK' && reward.fulfilment === 'BY_HAND' && (
        <BackToStock reward={reward} />
      )}
      <Textarea
        label={t('redemption.text')}
        description={t('form.hint')}
        value={text}
        maxLength={2000}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        error={tried && wordsMissing ? t('form.missing') : undefined}
      />
    </DecisionFrame>
  );
}
