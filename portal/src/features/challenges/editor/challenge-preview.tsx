import { Alert, Badge, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toLocale, type Language } from '../../../i18n/languages.js';
import { AdvocatePreview } from '../../../platform/editing/advocate-preview.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { createFormats } from '../../../ui/formats/formats.js';
import type { StageEditings } from '../stages/stage-kind.js';
import type { ChallengeText, ChallengeValues } from './challenge-form.js';
import { textIn } from './challenge-values.js';
import classes from './editor.module.css';

interface StepsProps {
  values: ChallengeValues;
  kinds: StageEditings;
  text: ChallengeText;
  language: Language;
}

function Steps({ values, kinds, text, language }: StepsProps) {
  const { i18n } = useTranslation('challenge-editor');
  const theirs = i18n.getFixedT(language, 'challenge-editor');
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return values.stages.map((stage, index) => {
    const asked = kinds[stage.kind].inStep?.(stage, theirs, list);
    return (
      <Box key={`step ${index}`} className={classes.step}>
        <span className={classes.number}>{index + 1}</span>
        <div>
          <Text fw={600}>{text.stages[index]?.title || '…'}</Text>
          <Text size="sm" className={classes.lines}>
            {text.stages[index]?.instructions}
          </Text>
          {asked && (
            <Text size="sm" c="dimmed">
              {asked}
            </Text>
          )}
        </div>
      </Box>
    );
  });
}

interface CardProps {
  values: ChallengeValues;
  kinds: StageEditings;
  siteName: string | undefined;
  language: Language;
}

function Card({ values, kinds, siteName, language }: CardProps) {
  const { i18n } = useTranslation('challenge-editor');
  const theirs = i18n.getFixedT(language, 'challenge-editor');
  const formats = createFormats({ language, timeZone: 'UTC' });
  const text = textIn(values, toLocale(language));
  const points = values.stages.reduce((sum, stage) => sum + (Number(stage.points) || 0), 0);
  const review = values.kind === 'REVIEW';
  return (
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
      <Steps values={values} kinds={kinds} text={text} language={language} />
      {values.stages.map((stage, index) => {
        const { Preview } = kinds[stage.kind];
        return Preview && <Preview key={`stage ${index}`} stage={stage} language={language} />;
      })}
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
  );
}

interface ChallengePreviewProps {
  values: ChallengeValues;
  kinds: StageEditings;
  siteName: string | undefined;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The challenge as an advocate of a language will see it, while it is written. */
export function ChallengePreview(props: ChallengePreviewProps) {
  const { values, kinds, siteName, ...languages } = props;
  return (
    <AdvocatePreview {...languages} className={classes.preview}>
      {(language) => <Card values={values} kinds={kinds} siteName={siteName} language={language} />}
    </AdvocatePreview>
  );
}
