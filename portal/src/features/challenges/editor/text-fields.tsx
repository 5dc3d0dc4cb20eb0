import { Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../platform/editing/locales.js';
import { TranslatedTexts } from '../../../platform/editing/translated-texts.js';
import type { ChallengeForm } from './challenge-form.js';
import { emptyTranslation } from './challenge-values.js';

function StageWords({ form, name, number }: { form: ChallengeForm; name: string; number: number }) {
  const { t } = useTranslation('challenge-editor');
  return (
    <Stack gap="sm">
      <TextInput
        label={t('field.stageTitle', { number })}
        withAsterisk
        maxLength={120}
        {...form.getInputProps(`${name}.title`)}
      />
      <Textarea
        label={t('field.stageInstructions', { number })}
        minRows={2}
        {...form.getInputProps(`${name}.instructions`)}
      />
    </Stack>
  );
}

interface TextFieldsProps {
  form: ChallengeForm;
  main: Locale;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** What advocates read of a challenge and its stages. */
export function TextFields({ form, ...languages }: TextFieldsProps) {
  const { t } = useTranslation('challenge-editor');
  const { kind, stages } = form.values;
  return (
    <TranslatedTexts
      translations={form.values.translations}
      onAdd={(locale) => {
        form.insertListItem('translations', emptyTranslation(form.values, locale));
      }}
      onRemove={(place) => {
        form.removeListItem('translations', place);
      }}
      {...languages}
    >
      {(prefix) => (
        <>
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
          <Textarea
            label={t('field.instructions')}
            {...form.getInputProps(`${prefix}instructions`)}
          />
          {kind === 'REVIEW' && (
            <Textarea
              label={t('field.disclosure')}
              description={t('field.disclosureHint')}
              minRows={2}
              {...form.getInputProps(`${prefix}disclosure`)}
            />
          )}
          {stages.map((_, index) => (
            <StageWords
              key={index}
              form={form}
              name={`${prefix}stages.${index}`}
              number={index + 1}
            />
          ))}
        </>
      )}
    </TranslatedTexts>
  );
}
