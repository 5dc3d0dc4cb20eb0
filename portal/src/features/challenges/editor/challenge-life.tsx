import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newestFirst } from '../../../platform/graphql/timeline-fields.js';
import { ConfirmButton } from '../../../ui/dialogs/confirm-button.js';
import { Panel } from '../../../ui/panel.js';
import { Timeline } from '../../../ui/timeline/timeline.js';
import type { EditedChallengeRow } from './editor-query.js';
import { ExtendChallenge } from './extend-challenge.js';
import type { useChallengeEditor } from './use-challenge-editor.js';

interface LifeProps {
  challenge: EditedChallengeRow;
  editor: Pick<
    ReturnType<typeof useChallengeEditor>,
    'busy' | 'pause' | 'close' | 'archive' | 'unschedule' | 'extend'
  >;
}

/** A challenge that is over takes no proofs, gets no new version and never opens again. */
export const isOver = (status: EditedChallengeRow['status']): boolean =>
  status === 'CLOSED' || status === 'ARCHIVED';

/** Pauses a challenge, or makes it live again. */
function Pause({ challenge, editor }: LifeProps) {
  const { t } = useTranslation('challenge-editor');
  if (challenge.status === 'PAUSED') {
    return (
      <Button variant="default" loading={editor.busy} onClick={() => void editor.pause(false)}>
        {t('resume')}
      </Button>
    );
  }
  return (
    <ConfirmButton
      question={t('pauseQuestion')}
      consequence={t('pauseBody')}
      confirmLabel={t('pause')}
      onConfirm={() => editor.pause(true)}
    >
      {t('pause')}
    </ConfirmButton>
  );
}

/** Before it opens, a scheduled challenge is a draft again. */
function Unschedule({ editor }: LifeProps) {
  const { t } = useTranslation('challenge-editor');
  return (
    <ConfirmButton
      question={t('schedule.backQuestion')}
      consequence={t('schedule.backBody')}
      confirmLabel={t('schedule.back')}
      onConfirm={editor.unschedule}
    >
      {t('schedule.back')}
    </ConfirmButton>
  );
}

function Close({ challenge, editor }: LifeProps) {
  const { t } = useTranslation('challenge-editor');
  return (
    <ConfirmButton
      variant="subtle"
      danger
      question={t('closeQuestion')}
      consequence={
        <Stack gap="xs">
          <Text>{t('closeBody')}</Text>
          <Text>{t('closeWaiting', { count: challenge.stats?.waiting ?? 0 })}</Text>
        </Stack>
      }
      confirmLabel={t('close')}
      onConfirm={editor.close}
    >
      {t('close')}
    </ConfirmButton>
  );
}

/** What can be done with a published challenge beside editing it, as it stands. */
export function ChallengeLife(props: LifeProps) {
  const { t } = useTranslation('challenge-editor');
  const { challenge, editor } = props;
  if (challenge.status === 'LIVE' || challenge.status === 'PAUSED') {
    return (
      <>
        <Pause {...props} />
        {challenge.closesAt !== null && (
          <ExtendChallenge closesAt={challenge.closesAt} onExtend={editor.extend} />
        )}
        <Close {...props} />
      </>
    );
  }
  if (challenge.status === 'SCHEDULED') {
    return (
      <>
        <Unschedule {...props} />
        <Close {...props} />
      </>
    );
  }
  if (challenge.status !== 'CLOSED') return null;
  return (
    <ConfirmButton
      question={t('archiveQuestion')}
      consequence={t('archiveBody')}
      confirmLabel={t('archive')}
      onConfirm={editor.archive}
    >
      {t('archive')}
    </ConfirmButton>
  );
}

export function ChallengeHistory({ challenge }: { challenge: EditedChallengeRow | null }) {
  const { t } = useTranslation('challenge-editor');
  if (!challenge || challenge.timeline.length === 0) return null;
  return (
    <Panel title={t('timeline')}>
      <Timeline label={t('timeline')} entries={newestFirst(challenge.timeline)} />
    </Panel>
  );
}
