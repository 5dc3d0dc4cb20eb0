import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { TranslatedTexts } from '../../../platform/editing/translated-texts.js';
import { NumberField } from '../../../ui/forms/number-field.js';
import { Panel } from '../../../ui/panel.js';
import { costIn, emptyTranslation, NUMBERS, type RewardValues } from './reward-values.js';

export type RewardForm = UseFormReturnType<RewardValues>;

interface RewardTextsProps {
  form: RewardForm;
  main: Locale;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** What advocates read of a reward. */
export function RewardTexts({ form, ...languages }: RewardTextsProps) {
  const { t } = useTranslation(['reward-editor', 'common']);
  return (
    <TranslatedTexts
      translations={form.values.translations}
      onAdd={(locale) => {
        form.insertListItem('translations', emptyTranslation(locale));
      }}
      onRemove={(place) => {
        form.removeListItem('translations', place);
      }}
      {...languages}
    >
      {(prefix) => (
        <>
          <TextInput
            label={t('field.name')}
            withAsterisk
            maxLength={120}
            {...form.getInputProps(`${prefix}name`)}
          />
          <Textarea
            label={t('field.description')}
            withAsterisk
            {...form.getInputProps(`${prefix}description`)}
          />
          <Textarea
            label={t('common:optionalOf', { label: t('field.terms') })}
            minRows={2}
            {...form.getInputProps(`${prefix}terms`)}
          />
        </>
      )}
    </TranslatedTexts>
  );
}

/** What it costs in points and in money, and who may have how many. */
export function RewardSettings({ form, currency }: { form: RewardForm; currency: string }) {
  const { t } = useTranslation(['reward-editor', 'common']);
  const optional = (label: string) => t('common:optionalOf', { label });
  return (
    <Panel title={t('settings')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('field.price')}
          withAsterisk
          rule={NUMBERS.pricePoints}
          {...form.getInputProps('pricePoints')}
        />
        <NumberField
          label={optional(t('field.limit'))}
          description={t('field.limitHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rule={NUMBERS.perAdvocateLimit}
          {...form.getInputProps('perAdvocateLimit')}
        />
        <NumberField
          label={optional(t('field.unitCost'))}
          description={t('field.unitCostHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix={` ${currency}`}
          placeholder={currency}
          rule={costIn(currency)}
          hideControls
          {...form.getInputProps('unitCost')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('field.isGift')}
        description={t('field.isGiftHint')}
        {...form.getInputProps('isGift', { type: 'checkbox' })}
      />
    </Panel>
  );
}
