import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTextsIn } from '../../../platform/use-texts-in.js';
import { toLanguage } from '../../../platform/viewer.js';
import { ChoiceBar } from '../../../ui/choice-bar.js';
import { createFormats } from '../../../ui/formats.js';
import classes from './reward-editor.module.css';
import { languageName, LOCALES } from './reward-fields.js';
import { textIn, type Locale, type RewardValues } from './reward-values.js';

interface RewardPreviewProps {
  values: RewardValues;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The reward as an advocate of a language will see it, while it is written. */
export function RewardPreview({ values, locale, onLocale }: RewardPreviewProps) {
  const { t, i18n } = useTranslation('reward-editor');
  const language = toLanguage(locale);
  useTextsIn(language);
  const theirs = i18n.getFixedT(language, 'reward-editor');
  const formats = createFormats({ language, timeZone: 'UTC' });
  const text = textIn(values, locale);
  return (
    <Stack gap="sm" component="section" aria-label={t('preview.title')}>
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
        <Stack gap="sm" align="flex-start">
          <Badge size="lg" variant="light" tt="none">
            {theirs('preview.price', { points: formats.number(Number(values.pricePoints) || 0) })}
          </Badge>
          <Title order={3} size="h3">
            {text.name || theirs('preview.emptyName')}
          </Title>
          {text.description && <Text className={classes.lines}>{text.description}</Text>}
          {text.terms && (
            <Text size="sm" c="dimmed" className={classes.lines}>
              {text.terms}
            </Text>
          )}
        </Stack>
      </div>
    </Stack>
  );
}
