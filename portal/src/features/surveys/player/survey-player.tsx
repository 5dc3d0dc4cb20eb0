import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconUserCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { answerTo } from '../../../../../src/features/surveys/visible-questions.rules.js';
import type { Language } from '../../../i18n/languages.js';
import { SurveyReaderProvider } from '../survey-words.js';
import { ErrorSummary } from './error-summary.js';
import type { Uploads } from './file-field.js';
import classes from './player.module.css';
import { QuestionField } from './question-field.js';
import type { Layout, Progress } from './steps.js';
import { useProblemText } from './use-problem-text.js';
import { usePlayer, type HandIn, type Player, type SoFar } from './use-player.js';

interface SurveyPlayerProps {
  survey: Survey;
  language: Language;
  layout: Layout;
  start: SoFar;
  /** The company of the survey: who reads the answers is shown before the first one (R-S1). */
  company: string;
  uploads: Uploads;
  /** Of the participation. */
  seed: string;
  onChange?: (soFar: SoFar) => void;
  onHandIn: HandIn;
}

/** How far it is, without a promise that a later answer could break. */
function ProgressLine({ progress, headed }: { progress: Progress; headed: boolean }) {
  const { t } = useTranslation('survey');
  const line = useRef<HTMLParagraphElement>(null);
  const { from, to, least, most, share } = progress;
  // After a step the screen reader announces where one is; on arrival the page does.
  const seen = useRef(from);
  useEffect(() => {
    if (seen.current === from) return;
    seen.current = from;
    if (!headed) return;
    line.current?.focus({ preventScroll: true });
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [from, headed]);
  const known = { from, to, of: to + most, least, most };
  const text =
    least === most
      ? t(from === to ? 'progress.one' : 'progress.some', known)
      : t(from === to ? 'progress.oneMaybe' : 'progress.someMaybe', known);
  return (
    <div className={classes.progress}>
      <p ref={line} tabIndex={-1} className={classes.progressText}>
        {text}
      </p>
      <div className={classes.track} aria-hidden>
        <div className={classes.bar} style={{ width: `${String(share * 100)}%` }} />
      </div>
    </div>
  );
}

function Named({ company }: { company: string }) {
  const { t } = useTranslation('survey');
  return (
    <Alert color="dusk" title={t('named.title')} icon={<IconUserCheck aria-hidden />}>
      {t('named.body', { company })}
    </Alert>
  );
}

type StepProps = Pick<SurveyPlayerProps, 'layout' | 'uploads' | 'seed'> & { player: Player };

function StepFields({ player, layout, uploads, seed }: StepProps) {
  const textOf = useProblemText();
  const errorsOf = (question: Question) =>
    player.problems
      .filter(({ path }) => path[0] === question.id)
      .map((problem) => textOf(problem, question));
  return player.step.map((question) => (
    <QuestionField
      key={question.id}
      question={question}
      value={answerTo(player.answers, question.id)}
      onChange={(value) => {
        player.answer(question.id, value);
      }}
      errors={errorsOf(question)}
      layout={layout}
      uploads={uploads}
      seed={seed}
    />
  ));
}

function Ways({ player }: { player: Player }) {
  const { t } = useTranslation(['survey', 'common']);
  return (
    <Group justify="space-between" className={classes.ways} wrap="nowrap">
      {player.place > 0 ? (
        <Button
          variant="default"
          size="md"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={player.back}
        >
          {t('common:back')}
        </Button>
      ) : (
        <span />
      )}
      <Button type="submit" size="md" loading={player.sending}>
        {t(player.isLast ? 'handIn' : 'next')}
      </Button>
    </Group>
  );
}

/** The survey as one answers it: by question or page, by thumb, mouse or keyboard. */
export function SurveyPlayer(props: SurveyPlayerProps) {
  const { survey, language, layout, start, onChange, onHandIn } = props;
  const { t } = useTranslation('survey');
  const player = usePlayer({ survey, layout, start, onChange, onHandIn });
  const main = survey.languages[0] ?? 'en';
  if (player.step.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <SurveyReaderProvider value={{ language, main }}>
      <form
        noValidate
        className={classes.player}
        data-layout={layout}
        onSubmit={(event) => {
          event.preventDefault();
          void player.next();
        }}
      >
        <ProgressLine progress={player.progress} headed={player.problems.length === 0} />
        <ErrorSummary player={player} survey={survey} />
        {player.place === 0 && <Named company={props.company} />}
        <Stack gap="xl">
          <StepFields player={player} {...props} />
        </Stack>
        <Ways player={player} />
      </form>
    </SurveyReaderProvider>
  );
}
