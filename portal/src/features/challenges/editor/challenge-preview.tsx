import { Alert, Badge, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../i18n/languages.js';
import { toLanguage } from '../../../platform/viewer.js';
import { useTextsIn } from '../../../platform/use-texts-in.js';
import { ChoiceBar } from '../../../ui/choice-bar.js';
import { createFormats } from '../../../ui/formats.js';
import {
  textIn,
  type ChallengeText,
  type ChallengeValues,
  type Locale,
} from './challenge-values.js';
import classes from './editor.module.css';
import { languageName, LOCALES } from './text-fields.js';

interface StepsProps {
  values: ChallengeValues;
  text: ChallengeText;
  language: Language;
}

function Steps({ values, text, language }: StepsProps) {
  const { i18n } = useTranslation('challenge-editor');
  const theirs = i18n.getFixedT(language, 'challenge-editor');
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return values.stages.map((stage, index) => (
    <Box key={`step ${index}`} className={classes.step}>
      <span className={classes.number}>{index + 1}</span>
      <div>
        <Text fw={600}>{text.stages[index]?.title || '…'}</Text>
        <Text size="sm" className={classes.lines}>
          {text.stages[index]?.instructions}
        </Text>
        <Text size="sm" c="dimmed">
          {theirs('preview.send', {
            proof: list.format(stage.proof.map((kind) => theirs(`proof.${kind}`))),
          })}
        </Text>
      </div>
    </Box>
  ));
}

interface ChallengePreviewProps {
  values: ChallengeValues;
  siteName: string | undefined;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The challenge as an advocate of a language will see it, while it is written. */
export function ChallengePreview({ values, siteName, locale, onLocale }: ChallengePreviewProps) {
  const { t, i18n } = useTranslation('challenge-editor');
  const language = toLanguage(locale);
  useTextsIn(language);
  const theirs = i18n.getFixedT(language, 'challenge-editor');
  const formats = createFormats({ language, timeZone: 'UTC' });
  const text = textIn(values, locale);
  const points = values.stages.reduce((sum, stage) => sum + (Number(stage.points) || 0), 0);
  const review = values.kind === 'REVIEW';
  return (
    <Stack gap="sm" component="section" aria-label={t('preview.title')} className={classes.preview}>
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
        <Stack gap="sm">
          <Group gap="xs">
            <Badge size="lg" variant="light" tt="none">
              {theirs('preview.points', { points: formats.number(points) })}
            </Badge>
            {review && siteName && (
              <Text size="sm" c="dimmed">
                {theirs('preview.on', { site: siteName })}
              </Text>
            )}
          </Group>
          <Title order={3} size="h3">
            {text.title || theirs('preview.emptyTitle')}
          </Title>
          {text.summary && <Text>{text.summary}</Text>}
          {text.instructions && (
            <Text size="sm" className={classes.lines}>
              {text.instructions}
            </Text>
          )}
          <Text fw={600} size="sm">
            {theirs('preview.stages')}
          </Text>
          <Steps values={values} text={text} language={language} />
          {review && text.disclosure && (
            <Alert
              color="dusk"
              icon={<IconInfoCircle aria-hidden />}
              title={theirs('preview.disclosure')}
            >
              {text.disclosure}
            </Alert>
          )}
        </Stack>
      </div>
    </Stack>
  );
}
