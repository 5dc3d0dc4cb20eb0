import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDevices } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { AnswerProblem } from '../../../../../src/features/surveys/answer-problems.rules.js';
import { checkAnswers } from '../../../../../src/features/surveys/check-answers.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type { RawAnswers } from '../../../../../src/features/surveys/visible-questions.rules.js';
import { pickLanguage } from '../../../i18n/languages.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { inLanguage } from '../../../platform/in-language.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useOwnRefusal } from '../../../platform/use-own-refusal.js';
import { useViewer } from '../../../platform/viewer.js';
import { PointsAmount } from '../../../ui/formats/amounts.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { Panel } from '../../../ui/panel.js';
import { EmptyState, ErrorState } from '../../../ui/states/states.js';
import { stageState, takesProof } from '../../challenges/stage-state.js';
import { uploadFile } from '../../challenges/upload-file.js';
import { readText } from '../survey-words.js';
import classes from './player.module.css';
import { SubmitAnswers, SurveyToAnswer, type SurveyTask } from './survey-query.js';
import { SurveyPlayer } from './survey-player.js';
import type { HandIn, SoFar } from './use-player.js';
import { useSavedDraft, type DraftState } from './use-saved-draft.js';

type Participation = NonNullable<SurveyTask['participation']>;
type Stage = Participation['challenge']['stages'][number];

interface AnsweringProps {
  participation: Participation;
  stage: Stage;
  survey: Survey;
  draft: SurveyTask['surveyDraft'];
  onReload: () => void;
}

/** Whether the answers are saved: shown quietly, and read out only where they are not. */
function Saved({ state, onReload }: { state: DraftState; onReload: () => void }) {
  const { t } = useTranslation('survey');
  if (state === null) return null;
  if (state === 'ELSEWHERE') {
    return (
      <Alert
        role="alert"
        color="clay"
        title={t('elsewhere.title')}
        icon={<IconDevices aria-hidden />}
      >
        <Stack gap="sm" align="flex-start">
          {t('elsewhere.body')}
          <Button variant="default" onClick={onReload}>
            {t('elsewhere.load')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  return (
    <Text
      size="sm"
      c={state === 'FAILED' ? 'clay.8' : 'dimmed'}
      {...(state === 'FAILED' ? { role: 'status' } : {})}
    >
      {t(`saved.${state}`)}
    </Text>
  );
}

function useUploads() {
  const { slug } = useViewer().program;
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const upload = async (file: File) => {
    const id = await uploadFile(file, slug);
    setNames((before) => new Map(before).set(id, file.name));
    return id;
  };
  return { upload, names };
}

/** Shows what the server refused: at the answers where it names them, else above everything. */
function useHandIn({ participation, stage, survey }: AnsweringProps, onDone: () => void) {
  const [run] = useKeyedVerb(SubmitAnswers);
  const refusalOf = useOwnRefusal();
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const handIn: HandIn = async (answers) => {
    setErrors([]);
    const answer = await run({
      participationId: participation.id,
      stage: stage.number,
      fileIds: [],
      disclosureAccepted: true,
      answers,
    });
    if (!answer) return [];
    if (!isUserError(answer)) {
      onDone();
      return null;
    }
    // The same rules ran here before: a difference comes from the survey's version or the time.
    const found: readonly AnswerProblem[] = checkAnswers(survey, answers).problems;
    if (found.length === 0) setErrors(refusalOf(answer).others);
    return found;
  };
  return { handIn, errors };
}

function Done({
  stage,
  survey,
  challengeId,
}: {
  stage: Stage;
  survey: Survey;
  challengeId: string;
}) {
  const { t, i18n } = useTranslation(['survey', 'common']);
  const path = useProgramPath();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const thanks = readText(survey.thanks, {
    language: pickLanguage([i18n.language]),
    main: survey.languages[0] ?? 'en',
  });
  return (
    <Stack gap="sm" align="flex-start">
      <Title ref={title} order={2} tabIndex={-1}>
        {t('page.doneTitle')}
      </Title>
      {thanks.text && <Text lang={thanks.lang}>{thanks.text}</Text>}
      <Text>{t(stage.needsDecision ? 'page.doneWaiting' : 'page.done')}</Text>
      {!stage.needsDecision && stage.points > 0 && (
        <Text fw={650}>
          <PointsAmount points={stage.points} />
        </Text>
      )}
      <ButtonLink to={path('challenges', challengeId)}>{t('page.back')}</ButtonLink>
    </Stack>
  );
}

const soFarOf = (draft: AnsweringProps['draft']): SoFar => ({
  answers: (draft?.answers ?? {}) as RawAnswers,
  at: draft?.at ?? null,
});
const versionOf = (draft: AnsweringProps['draft']): number => draft?.version ?? 0;

function Answering(props: AnsweringProps) {
  const { participation, stage, survey, draft } = props;
  const { t, i18n } = useTranslation('survey');
  const { program } = useViewer();
  const phone = useMediaQuery('(width <= 48em)', undefined, { getInitialValueInEffect: false });
  const uploads = useUploads();
  const [done, setDone] = useState(false);
  const saved = useSavedDraft({
    survey,
    participationId: participation.id,
    stage: stage.number,
    version: versionOf(draft),
  });
  const { handIn, errors } = useHandIn(props, () => {
    saved.stop();
    setDone(true);
  });
  if (done) {
    return <Done stage={stage} survey={survey} challengeId={participation.challenge.id} />;
  }
  return (
    <Stack gap="md">
      {draft && saved.state === null && <Text c="dimmed">{t('page.resumed')}</Text>}
      <FormErrors errors={errors} />
      {saved.state !== 'ELSEWHERE' && (
        <SurveyPlayer
          survey={survey}
          language={pickLanguage([i18n.language])}
          layout={phone ? 'QUESTION' : 'PAGE'}
          start={soFarOf(draft)}
          company={program.name}
          uploads={uploads}
          seed={participation.id}
          onChange={saved.keep}
          onHandIn={handIn}
        />
      )}
      <Saved state={saved.state} onReload={props.onReload} />
    </Stack>
  );
}

interface TaskProps {
  task: SurveyTask;
  stage: number;
  onReload: () => void;
}

function Task({ task, stage: number, onReload }: TaskProps) {
  const { t } = useTranslation(['survey', 'common']);
  const path = useProgramPath();
  const { i18n } = useTranslation();
  const language = pickLanguage([i18n.language]);
  // After submission the stage is no longer open: keep showing the task that was open at first.
  const [opened] = useState(() => task);
  const { participation, surveyDraft } = useMemo(
    () => inLanguage(opened, language),
    [opened, language],
  );
  const stage = participation?.challenge.stages.find((each) => each.number === number);
  if (!participation || !stage?.survey) {
    return (
      <ErrorState asPage title={t('common:error.notFound')}>
        {t('common:error.notFoundBody')}
      </ErrorState>
    );
  }
  const { challenge } = participation;
  const back = path('challenges', challenge.id);
  return (
    <div className={classes.page}>
      <PageHeader
        title={stage.title}
        lead={challenge.title}
        above={
          <TextLink to={back} size="sm">
            ← {t('page.back')}
          </TextLink>
        }
      />
      <Panel>
        {takesProof(stageState(participation, number)) ? (
          <Answering
            participation={participation}
            stage={stage}
            survey={stage.survey as Survey}
            draft={surveyDraft}
            onReload={onReload}
          />
        ) : (
          <EmptyState
            title={t('page.closed')}
            action={<ButtonLink to={back}>{t('page.back')}</ButtonLink>}
          >
            {challenge.title}
          </EmptyState>
        )}
      </Panel>
    </div>
  );
}

/** The questions of one stage, on a page of their own. */
export default function SurveyPage() {
  const { participationId, stage } = useParams({
    from: '/$programSlug/participations/$participationId/questions/$stage',
  });
  const [query, ask] = useQuery({
    query: SurveyToAnswer,
    variables: { participationId, stage: Number(stage) },
    requestPolicy: 'network-only',
  });
  const reload = () => {
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <QueryView query={query} onRetry={reload}>
      {(task) => (
        <Task
          task={task}
          stage={Number(stage)}
          onReload={() => {
            window.location.reload();
          }}
        />
      )}
    </QueryView>
  );
}
