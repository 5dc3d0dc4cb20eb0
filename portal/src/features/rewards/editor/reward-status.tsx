import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/states/status-badge.js';
import type { EditedRewardRow } from './reward-query.js';

const TONES: Record<EditedRewardRow['status'], Tone> = {
  DRAFT: 'ended',
  LIVE: 'good',
  PAUSED: 'attention',
  ARCHIVED: 'ended',
};

export function RewardStatus({
  status,
  size,
}: {
  status: EditedRewardRow['status'];
  size?: 'md' | 'lg';
}) {
  const { t } = useTranslation('reward-editor');
  return <StatusBadge tone={TONES[status]} label={t(`status.${status}`)} size={size ?? 'md'} />;
}
