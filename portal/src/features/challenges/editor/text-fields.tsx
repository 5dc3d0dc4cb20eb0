import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconLanguage, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../i18n/languages.js';
import { toLanguage } from '../../../platform/viewer.js';
import { ChoiceBar } from '../../../ui/choice-bar.js';
import { Panel } from '../../../ui/panel.js';
import { emptyTranslation, type ChallengeValues, type Locale } from './challenge-values.js';

export type ChallengeForm = UseFormReturnType<ChallengeValues>;

export const LOCALES = ['en', 'ja', 'id', 'zh_CN'] as const satisfies readonly Locale[];

export const languageName = (locale: Locale): string => LANGUAGES[toLanguage(locale)];

/** `''` is the main text; else where its translation stands. */
function Words({ form, prefix, lang }: { form: ChallengeForm; prefix: string; lang: string }) {
  const { t } = useTranslation('challenge-editor');
  const { kind, stages } = form.values;
  return (
    <Stack gap="md" lang={lang}>
      <TextInput
        label={t('field.title')}
        withAsterisk
        maxLength={120}
        {...form.getInputProps(`${prefix}title`)}
      />
      <TextInput
        label={t('field.summary')}
        description={t('field.summaryHint')}
        maxLength={300}
        {...form.getInputProps(`${prefix}summary`)}
      />
      <Textarea label={t('field.instructions')} {...form.getInputProps(`${prefix}instructions`)} />
      {kind === 'REVIEW' && (
        <Textarea
          label={t('field.disclosure')}
          description={t('field.disclosureHint')}
          minRows={2}
          {...form.getInputProps(`${prefix}disclosure`)}
        />
      )}
      {stages.map((_, index) => (
        <Stack key={index} gap="sm">
          <TextInput
            label={t('field.stageTitle', { number: index + 1 })}
            withAsterisk
            maxLength={120}
            {...form.getInputProps(`${prefix}stages.${index}.title`)}
          />
          <Textarea
            label={t('field.stageInstructions', { number: index + 1 })}
            minRows={2}
            {...form.getInputProps(`${prefix}stages.${index}.instructions`)}
          />
        </Stack>
      ))}
    </Stack>
  );
}

interface TextFieldsProps {
  form: ChallengeForm;
  /** The programme's language: that of the main text. */
  main: Locale;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** What advocates read, in one language at a time. */
export function TextFields({ form, main, locale, onLocale }: TextFieldsProps) {
  const { t } = useTranslation('challenge-editor');
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
              form.insertListItem('translations', emptyTranslation(form.values, locale));
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
