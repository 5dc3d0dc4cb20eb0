import { Button, Checkbox, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconLanguage, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../../../src/kernel/money.js';
import { LANGUAGES } from '../../../i18n/languages.js';
import { toLanguage } from '../../../platform/viewer.js';
import { ChoiceBar } from '../../../ui/choice-bar.js';
import { NumberField } from '../../../ui/number-field.js';
import { Panel } from '../../../ui/panel.js';
import type { Locale, RewardValues } from './reward-values.js';

export type RewardForm = UseFormReturnType<RewardValues>;

export const LOCALES = ['en', 'ja', 'id', 'zh_CN'] as const satisfies readonly Locale[];

export const languageName = (locale: Locale): string => LANGUAGES[toLanguage(locale)];

function Words({ form, prefix, lang }: { form: RewardForm; prefix: string; lang: string }) {
  const { t } = useTranslation(['reward-editor', 'common']);
  return (
    <Stack gap="md" lang={lang}>
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
    </Stack>
  );
}

interface RewardTextsProps {
  form: RewardForm;
  main: Locale;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** What advocates read, in one language at a time. */
export function RewardTexts({ form, main, locale, onLocale }: RewardTextsProps) {
  const { t } = useTranslation('reward-editor');
  const place = form.values.translations.findIndex((each) => each.locale === locale);
  const language = languageName(locale);
  return (
    <Panel title={t('text.title')}>
      <ChoiceBar
        label={t('text.language')}
        value={locale}
        choices={[main, ...LOCALES.filter((each) => each !== main)].map((each) => ({
          value: each,
          label:
            each === main ? t('text.base', { language: languageName(each) }) : languageName(each),
        }))}
        onChange={onLocale}
      />
      {locale === main && <Words form={form} prefix="" lang={toLanguage(main)} />}
      {locale !== main && place < 0 && (
        <Stack gap="sm" align="flex-start">
          <Text c="dimmed">{t('text.none', { language })}</Text>
          <Button
            variant="default"
            leftSection={<IconLanguage size={18} aria-hidden />}
            onClick={() => {
              form.insertListItem('translations', { locale, name: '', description: '', terms: '' });
            }}
          >
            {t('text.add', { language })}
          </Button>
        </Stack>
      )}
      {locale !== main && place >= 0 && (
        <>
          <Words form={form} prefix={`translations.${place}.`} lang={toLanguage(locale)} />
          <div>
            <Button
              variant="subtle"
              color="clay"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => {
                form.removeListItem('translations', place);
              }}
            >
              {t('text.remove')}
            </Button>
          </div>
        </>
      )}
    </Panel>
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
          min={1}
          allowDecimal={false}
          {...form.getInputProps('pricePoints')}
        />
        <NumberField
          label={optional(t('field.limit'))}
          description={t('field.limitHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          allowDecimal={false}
          {...form.getInputProps('perAdvocateLimit')}
        />
        <NumberField
          label={optional(t('field.unitCost'))}
          description={t('field.unitCostHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix={` ${currency}`}
          placeholder={currency}
          min={0}
          decimalScale={minorDigits(currency)}
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
