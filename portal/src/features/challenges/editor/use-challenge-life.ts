import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { toast } from '../../../platform/toast.js';
import {
  ArchiveChallenge,
  CloseChallenge,
  ExtendChallenge,
  PauseChallenge,
  UnscheduleChallenge,
  type EditedChallengeRow,
} from './editor-query.js';

/** `taken` shows a refusal, or keeps the challenge as the server has it now. */
export function useChallengeLife(
  challenge: EditedChallengeRow | null,
  taken: (result: object | null) => EditedChallengeRow | null,
) {
  const { t } = useTranslation('challenge-editor');
  const [pauseVerb, pausing] = useKeyedVerb(PauseChallenge);
  const [closeVerb] = useKeyedVerb(CloseChallenge);
  const [archiveVerb] = useKeyedVerb(ArchiveChallenge);
  const [unscheduleVerb] = useKeyedVerb(UnscheduleChallenge);
  const [extendVerb] = useKeyedVerb(ExtendChallenge);
  const pause = async (paused: boolean) => {
    if (!challenge) return;
    const { id, version } = challenge;
    taken(await pauseVerb({ id, version, paused }));
  };
  const close = async () => {
    if (!challenge) return;
    const { id, version } = challenge;
    if (taken(await closeVerb({ id, version }))) void toast({ title: t('closed'), tone: 'good' });
  };
  const archive = async () => {
    if (!challenge) return;
    const { id, version } = challenge;
    const archived = taken(await archiveVerb({ id, version }));
    if (archived) void toast({ title: t('archived'), tone: 'good' });
  };
  const unschedule = async () => {
    if (!challenge) return;
    const { id, version } = challenge;
    const back = taken(await unscheduleVerb({ id, version }));
    if (back) void toast({ title: t('schedule.backDone'), tone: 'good' });
  };
  const extend = async (closesAt: string | null) => {
    if (!challenge) return;
    const { id, version } = challenge;
    const extended = taken(await extendVerb({ id, version, closesAt }));
    if (extended) void toast({ title: t('schedule.extended'), tone: 'good' });
  };
  return { pause, close, archive, unschedule, extend, pausing };
}
