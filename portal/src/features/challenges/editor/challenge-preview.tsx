import { Alert, Badge, Box, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../i18n/languages.js';
import { AdvocatePreview } from '../../../platform/editing/advocate-preview.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { toLocale, useViewer } from '../../../platform/viewer.js';
import { createFormats } from '../../../ui/formats.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { ListSkeleton } from '../../../ui/states.js';
import { textIn, type ChallengeText, type ChallengeValues } from './challenge-values.js';
import classes from './editor.module.css';

/** Fetched where a stage asks questions. */
const SurveyPreview = lazyPart(async () => ({
  default: (await import('../../surveys/editor/survey-preview.js')).SurveyPreview,
}));

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
        {stage.kind === 'PROOF' && (
          <Text size="sm" c="dimmed">
            {theirs('preview.send', {
              proof: list.format(stage.proof.map((kind) => theirs(`proof.${kind}`))),
            })}
          </Text>
        )}
      </div>
    </Box>
  ));
}

interface CardProps {
  values: ChallengeValues;
  siteName: string | undefined;
  language: Language;
}

function Card({ values, siteName, language }: CardProps) {
  const { i18n } = useTranslation('challenge-editor');
  const theirs = i18n.getFixedT(language, 'challenge-editor');
  const { program } = useViewer();
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
      <Steps values={values} text={text} language={language} />
      {values.stages.map(
        ({ kind, survey }, index) =>
          kind === 'QUESTIONS' &&
          survey && (
            <Suspense key={`survey ${index}`} fallback={<ListSkeleton rows={2} />}>
              <SurveyPreview survey={survey} language={language} company={program.name} />
            </Suspense>
          ),
      )}
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
  siteName: string | undefined;
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The challenge as an advocate of a language will see it, while it is written. */
export function ChallengePreview({ values, siteName, ...languages }: ChallengePreviewProps) {
  return (
    <AdvocatePreview {...languages} className={classes.preview}>
      {(language) => <Card values={values} siteName={siteName} language={language} />}
    </AdvocatePreview>
  );
}
