import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AdvocatePreview } from '../../../platform/editing/advocate-preview.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { toLocale, type Language } from '../../../i18n/languages.js';
import { createFormats } from '../../../ui/formats/formats.js';
import classes from './reward-editor.module.css';
import { textIn, type RewardValues } from './reward-values.js';

/** An advocate's card, in the language of that advocate. */
function Card({ values, language }: { values: RewardValues; language: Language }) {
  const { i18n } = useTranslation('reward-editor');
  const theirs = i18n.getFixedT(language, 'reward-editor');
  const formats = createFormats({ language, timeZone: 'UTC' });
  const text = textIn(values, toLocale(language));
  return (
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
  );
}

interface RewardPreviewProps {
  values: RewardValues;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The reward as an advocate of a language will see it, while it is written. */
export function RewardPreview({ values, ...languages }: RewardPreviewProps) {
  return (
    <AdvocatePreview {...languages}>
      {(language) => <Card values={values} language={language} />}
    </AdvocatePreview>
  );
}
