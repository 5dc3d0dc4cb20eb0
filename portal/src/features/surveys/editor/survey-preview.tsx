import { Button, Stack, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Language } from '../../../i18n/languages.js';
import { InLanguageOf } from '../../../platform/in-language-of.js';
import { ListSkeleton } from '../../../ui/states/states.js';
import { SurveyPlayer } from '../player/survey-player.js';
import { readText } from '../survey-words.js';

interface SurveyPreviewProps {
  survey: Survey;
  language: Language;
  company: string;
}

/** Nothing is sent from here: a file gets an id and goes nowhere. */
const NOWHERE = {
  upload: () => Promise.resolve(crypto.randomUUID()),
  names: new Map<string, string>(),
};

function Preview({ survey, language, company }: SurveyPreviewProps) {
  const { t } = useTranslation('survey-editor');
  const [round, setRound] = useState(0);
  const [handedIn, setHandedIn] = useState(false);
  const again = (
    <Button
      variant="subtle"
      size="compact-sm"
      onClick={() => {
        setHandedIn(false);
        setRound((before) => before + 1);
      }}
    >
      {t('preview.again')}
    </Button>
  );
  if (handedIn) {
    const thanks = readText(survey.thanks, { language, main: survey.languages[0] ?? 'en' });
    return (
      <Stack gap="sm" align="flex-start">
        <Text c="dimmed">{t('preview.handedIn')}</Text>
        <Text lang={thanks.lang}>{thanks.text}</Text>
        {again}
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <SurveyPlayer
        key={round}
        survey={survey}
        language={language}
        layout="QUESTION"
        start={{ answers: {}, at: null }}
        company={company}
        seed="preview"
        uploads={NOWHERE}
        onHandIn={() => {
          setHandedIn(true);
          return Promise.resolve(null);
        }}
      />
      <div>{again}</div>
    </Stack>
  );
}

/** The survey as an advocate of a language meets it on a phone: the real player, while it is written. */
export function SurveyPreview(props: SurveyPreviewProps) {
  return (
    <InLanguageOf language={props.language}>
      <Suspense fallback={<ListSkeleton rows={2} />}>
        <Preview {...props} />
      </Suspense>
    </InLanguageOf>
  );
}
