import { Checkbox, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/formats/format.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import { Panel } from '../../../ui/panel.js';
import type { RewardForm } from './reward-fields.js';
import type { EditedRewardRow } from './reward-query.js';
import { FULFILMENTS, NUMBERS } from './reward-values.js';

/** Once it has codes or was offered, the way in which a reward reaches the advocate stays. */
function isSettled(reward: EditedRewardRow | null): boolean {
  return reward !== null && (reward.status !== 'DRAFT' || (reward.codesLoaded ?? 0) > 0);
}

function ByHand({ form, reward }: { form: RewardForm; reward: EditedRewardRow | null }) {
  const { t } = useTranslation('reward-editor');
  const formats = useFormats();
  const hint =
    reward?.fulfilment === 'BY_HAND'
      ? t('supply.unitsHint', { left: formats.number(reward.stock) })
      : t('supply.unitsFirst');
  return (
    <>
      <NumberField
        label={t('supply.units')}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        rule={NUMBERS.units}
        {...form.getInputProps('units')}
      />
      <Checkbox
        label={t('supply.needsApproval')}
        description={t('supply.needsApprovalHint')}
        {...form.getInputProps('needsApproval', { type: 'checkbox' })}
      />
    </>
  );
}

interface RewardSupplyProps {
  form: RewardForm;
  reward: EditedRewardRow | null;
}

/** How the reward reaches the advocate, and how many of it there are where no codes say it. */
export function RewardSupply({ form, reward }: RewardSupplyProps) {
  const { t } = useTranslation('reward-editor');
  return (
    <Panel title={t('supply.title')}>
      <Radio.Group aria-label={t('supply.label')} {...form.getInputProps('fulfilment')}>
        <Stack gap="sm">
          {FULFILMENTS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`supply.${value}`)}
              description={t(`supply.${value}Hint`)}
              disabled={isSettled(reward)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form.values.fulfilment === 'BY_HAND' && <ByHand form={form} reward={reward} />}
    </Panel>
  );
}
