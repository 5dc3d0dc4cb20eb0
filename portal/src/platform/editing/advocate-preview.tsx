import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toLanguage, type Language } from '../../i18n/languages.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { useTextsIn } from '../use-texts-in.js';
import classes from './editing.module.css';
import { languageName, LOCALES, type Locale } from './locales.js';

interface AdvocatePreviewProps {
  locale: Locale;
  onLocale: (locale: Locale) => void;
  className?: string;
  /** The card, in that language. */
  children: (language: Language) => ReactNode;
}

/** What is being written as an advocate of a language will see it; fetches that language's words. */
export function AdvocatePreview({ locale, onLocale, className, children }: AdvocatePreviewProps) {
  const { t } = useTranslation('editing');
  const language = toLanguage(locale);
  useTextsIn(language);
  return (
    <Stack gap="sm" component="section" aria-label={t('preview.title')} className={className}>
      <Title order={2} size="h3">
        {t('preview.title')}
      </Title>
      <ChoiceBar
        label={t('preview.language')}
        value={locale}
        choices={LOCALES.map((each) => ({ value: each, label: languageName(each) }))}
        onChange={onLocale}
      />
      <div className={classes.card} lang={language}>
        {children(language)}
      </div>
    </Stack>
  );
}
