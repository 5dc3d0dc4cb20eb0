import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import type { RedemptionRow } from './approvals-query.js';

/** What is not there goes back to stock all the same (R-R3): the next one would ask for it in vain. */
export function BackToStock({ reward }: Pick<RedemptionRow, 'reward'>) {
  const { t } = useTranslation('approvals');
  const path = useProgramPath();
  return (
    <Text size="sm">
      {t('redemption.backToStock')}{' '}
      <TextLink to={path('edit', 'rewards', reward.id)} target="_blank" underline="always">
        {t('proof.opens', { name: reward.name })}
      </TextLink>
    </Text>
  );
}
