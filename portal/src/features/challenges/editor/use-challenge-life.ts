import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { toast } from '../../../platform/toast.js';
import {
  ArchiveChallenge,
  CloseChallenge,
  PauseChallenge,
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
  return { pause, close, archive, pausing };
}
