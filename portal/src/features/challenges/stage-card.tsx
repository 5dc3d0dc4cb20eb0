import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Moment } from '../../ui/formats/moments.js';
import { StatusBadge, type Tone } from '../../ui/states/status-badge.js';
import type { Participation, Stage, Submission } from './challenge-query.js';
import classes from './own-challenges.module.css';
import { stageState, takesProof, type StageState } from './stage-state.js';
import { WithdrawSubmission } from './withdraw-submission.js';
import { STAGE_HANDED_IN, STAGE_TURNS } from './stages/stage-parts.js';

type Decision = NonNullable<Submission['decision']>;

const TONES: Partial<Record<StageState, Tone>> = {
  WAITING: 'waiting',
  CHANGES_REQUESTED: 'attention',
  NOT_ACCEPTED: 'attention',
  FINAL: 'ended',
  APPROVED: 'good',
  GIVEN_UP: 'ended',
  CLOSED: 'ended',
};

/** A decision that was taken back says nothing that still holds; an approval may have a thank-you. */
function isToldHere({ kind, message }: Decision, state: StageState): boolean {
  if (state === 'WAITING' || kind === 'TAKE_BACK') return false;
  return state !== 'APPROVED' || message !== null;
}

/** A marketer's decision: first what to do next, then the reason (R-C3). */
function Answer({ submission, state }: { submission: Submission; state: StageState }) {
  const { t } = useTranslation(['own-challenges', 'timeline']);
  const { decision } = submission;
  if (!decision || !isToldHere(decision, state)) return null;
  return (
    <div className={classes.message} data-tone={state === 'APPROVED' ? 'good' : 'attention'}>
      {state === 'FINAL' && <Text fw={600}>{t('answer.final')}</Text>}
      {decision.message && <Text className={classes.text}>{decision.message}</Text>}
      <Text size="sm" c="dimmed">
        {decision.reason && decision.reason !== 'OTHER' && (
          <>
            {t('answer.reason', { reason: t(`timeline:code.${decision.reason}`) })}
            {' · '}
          </>
        )}
        <Moment at={decision.decidedAt} />
      </Text>
    </div>
  );
}

function HandedIn({ submission }: { submission: Submission }) {
  const { t } = useTranslation('own-challenges');
  const { text, link, files, submittedAt } = submission;
  return (
    <div className={classes.proof}>
      <Text size="sm" c="dimmed">
        {t('handedIn')} {submittedAt && <Moment at={submittedAt} />}
      </Text>
      {text && <div className={classes.text}>{text}</div>}
      {link && (
        <Anchor href={link} target="_blank" rel="noreferrer nofollow">
          {link}
        </Anchor>
      )}
      {files.map((file) => (
        <Anchor key={file.id} href={file.url} target="_blank" rel="noreferrer">
          <IconPaperclip size={16} aria-hidden /> {file.name}
        </Anchor>
      ))}
    </div>
  );
}

interface StageCardProps {
  stage: Stage;
  /** How many stages there are. */
  of: number;
  disclosure: string | null;
  /** Null before it is started. */
  participation: Participation | null;
  /** Nothing more is handed in, whatever still waits. */
  isOver: boolean;
}

function Head({ stage, of, state }: Pick<StageCardProps, 'stage' | 'of'> & { state: StageState }) {
  const { t } = useTranslation('own-challenges');
  const tone = TONES[state];
  return (
    <div className={classes.stageHead}>
      <span className={classes.number} aria-hidden>
        {stage.number}
      </span>
      <div className={classes.stageTitle}>
        <Title order={2} size="h3">
          {stage.title}
        </Title>
        <Text size="sm" c="dimmed">
          {t('stageOf', { stage: stage.number, of })}
          {stage.points > 0 && (
            <>
              {' · '}
              <PointsAmount points={stage.points} />
            </>
          )}
        </Text>
      </div>
      {tone && <StatusBadge tone={tone} label={t(`state.${state}`)} />}
    </div>
  );
}

/** The submission, and the decision on it. */
function SoFar(props: { submission: Submission; state: StageState; stage: Stage }) {
  const { submission, state, stage } = props;
  const isWithdrawn = submission.status === 'WITHDRAWN';
  const OfKind = STAGE_HANDED_IN[stage.kind];
  return (
    <>
      <Answer submission={submission} state={state} />
      {isWithdrawn ? null : OfKind ? (
        <Suspense fallback={<Skeleton height={80} />}>
          <OfKind submissionId={submission.id} ownSince={submission.submittedAt} />
        </Suspense>
      ) : (
        <HandedIn submission={submission} />
      )}
    </>
  );
}

const handedInFor = (participation: Participation | null, stage: number) =>
  participation?.submissions.find((each) => each.stage === stage && each.status !== 'DRAFT');

type TurnProps = Omit<StageCardProps, 'of' | 'isOver'> & {
  handedIn: Submission | undefined;
  state: StageState;
};

/** The part of a stage's kind for an advocate who takes part. */
function Turn({ stage, disclosure, participation, handedIn, state }: TurnProps) {
  if (!participation || !takesProof(state)) return null;
  const OfKind = STAGE_TURNS[stage.kind];
  return (
    <Suspense fallback={<Skeleton height={160} />}>
      <OfKind
        key={handedIn?.submittedAt ?? 'first'}
        participationId={participation.id}
        stage={stage}
        disclosure={disclosure}
        before={handedIn}
      />
    </Suspense>
  );
}

/** One stage: its instructions, the submission, the decision, and the form where one is due. */
export function StageCard({ stage, of, disclosure, participation, isOver }: StageCardProps) {
  const { t } = useTranslation('own-challenges');
  const state = stageState(participation, stage.number);
  const handedIn = handedInFor(participation, stage.number);
  return (
    <li className={classes.stage} data-later={state === 'LATER' || undefined}>
      <Head stage={stage} of={of} state={state} />
      <div className={classes.text}>{stage.instructions}</div>
      {handedIn && <SoFar submission={handedIn} state={state} stage={stage} />}
      {handedIn && state === 'WAITING' && (
        <>
          <Text size="sm">{t('waiting')}</Text>
          <WithdrawSubmission id={handedIn.id} isOver={isOver} />
        </>
      )}
      {state === 'LATER' && (
        <Text size="sm" c="dimmed">
          {t('later', { stage: stage.number - 1 })}
        </Text>
      )}
      <Turn
        stage={stage}
        disclosure={disclosure}
        participation={participation}
        handedIn={handedIn}
        state={state}
      />
    </li>
  );
}
