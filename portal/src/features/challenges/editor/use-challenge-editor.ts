import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import type { UserError } from '../../../ui/user-errors.js';
import { inputOf, NEW_CHALLENGE, valuesOf, type ChallengeValues } from './challenge-values.js';
import {
  PauseChallenge,
  PublishChallenge,
  SaveChallenge,
  type EditedChallengeRow,
} from './editor-query.js';
import { useChallengeRefusal } from './use-challenge-refusal.js';

interface Refused {
  messages: readonly { message: string }[];
  rule: boolean;
  stale: boolean;
}

const NOTHING: Refused = { messages: [], rule: false, stale: false };

function useChallengeForm(challenge: EditedChallengeRow | null) {
  const { t } = useTranslation('challenge-editor');
  const filled = (value: string) => (value.trim() === '' ? t('required') : null);
  return useForm<ChallengeValues>({
    initialValues: challenge ? valuesOf(challenge) : NEW_CHALLENGE,
    validate: {
      title: filled,
      stages: {
        title: filled,
        proof: (value, { stages }, path) =>
          value.length === 0 && stages[Number(path.split('.')[1])]?.kind === 'PROOF'
            ? t('proofRequired')
            : null,
      },
      translations: { title: filled, stages: { title: filled } },
    },
  });
}

/** A challenge in the making: its form, its row as the server knows it, and the three verbs. */
export function useChallengeEditor(
  first: EditedChallengeRow | null,
  onSaved: (challenge: EditedChallengeRow) => void,
) {
  const { t } = useTranslation('challenge-editor');
  const [challenge, setChallenge] = useState(first);
  const [refused, setRefused] = useState<Refused>(NOTHING);
  const form = useChallengeForm(first);
  const refusalOf = useChallengeRefusal();
  const [saveVerb, saving] = useKeyedVerb(SaveChallenge);
  const [publishVerb, publishing] = useKeyedVerb(PublishChallenge);
  const [pauseVerb, pausing] = useKeyedVerb(PauseChallenge);

  const refuse = (refusal: UserError) => {
    const { byField, others, rule } = refusalOf(refusal);
    form.setErrors(byField);
    setRefused({ messages: others, rule, stale: refusal.code === 'STALE_VERSION' });
    return null;
  };

  const taken = (result: object | null): EditedChallengeRow | null => {
    if (!result) return null;
    if (isUserError(result)) return refuse(result);
    const saved = result as EditedChallengeRow;
    setChallenge(saved);
    form.resetDirty();
    return saved;
  };

  /** Resolves to the challenge as it was saved, or null where it was not. */
  const save = async (): Promise<EditedChallengeRow | null> => {
    setRefused(NOTHING);
    if (form.validate().hasErrors) {
      setRefused({ ...NOTHING, messages: [{ message: t('problems') }] });
      return null;
    }
    const { id = null, version = null } = challenge ?? {};
    const saved = taken(await saveVerb({ id, version, ...inputOf(form.values) }));
    if (!saved) return null;
    void toast({
      title: t('saved'),
      tone: 'good',
      ...(saved.liveVersion === null ? {} : { message: t('savedLive') }),
    });
    onSaved(saved);
    return saved;
  };

  const publish = async () => {
    const saved = !challenge || form.isDirty() ? await save() : challenge;
    if (!saved) return;
    setRefused(NOTHING);
    const { id, version } = saved;
    const published = taken(await publishVerb({ id, version }));
    if (published) void toast({ title: t('published'), tone: 'good' });
  };

  const pause = async (paused: boolean) => {
    if (!challenge) return;
    const { id, version } = challenge;
    taken(await pauseVerb({ id, version, paused }));
  };

  return { form, challenge, refused, save, publish, pause, busy: saving || publishing || pausing };
}
