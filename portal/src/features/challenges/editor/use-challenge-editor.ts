import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useNumberProblem } from '../../../ui/forms/use-number-problem.js';
import type { UserError } from '../../../ui/forms/user-errors.js';
import type { Locale } from '../../../platform/editing/locales.js';
import { kindNames, type StageEditings } from '../stages/stage-kind.js';
import type { ChallengeValues } from './challenge-form.js';
import { inputOf, newChallenge, STAGE_POINTS, valuesOf } from './challenge-values.js';
import type { PublishTimes } from './challenge-times.js';
import { PublishChallenge, SaveChallenge, type EditedChallengeRow } from './editor-query.js';
import { useChallengeLife } from './use-challenge-life.js';
import { useChallengeRefusal } from './use-challenge-refusal.js';
import { useEditForm } from '../../../ui/forms/use-edit-form.js';

interface Refused {
  messages: readonly { message: string }[];
  rule: boolean;
  stale: boolean;
}

const NOTHING: Refused = { messages: [], rule: false, stale: false };

interface Edited {
  challenge: EditedChallengeRow | null;
  kinds: StageEditings;
  /** The programme's language. */
  main: Locale;
}

type Rule = (value: unknown, values: ChallengeValues, path: string) => string | null;

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);

/** The rules that kinds of stage add, checked in stages of that kind alone. */
function useRulesOfKinds(kinds: StageEditings) {
  const { t } = useTranslation('challenge-editor');
  return Object.fromEntries(
    kindNames(kinds).flatMap((name): [string, Rule][] => {
      const { required } = kinds[name];
      if (!required) return [];
      const rule: Rule = (value, { stages }, path) =>
        isEmpty(value) && stages[Number(path.split('.')[1])]?.kind === name
          ? t(required.text)
          : null;
      return [[required.field, rule]];
    }),
  );
}

function useChallengeForm({ challenge, kinds, main }: Edited) {
  const { t } = useTranslation('challenge-editor');
  const ofKinds = useRulesOfKinds(kinds);
  const problemOf = useNumberProblem();
  const filled = (value: string) => (value.trim() === '' ? t('required') : null);
  return useEditForm<ChallengeValues>({
    initialValues: (challenge && valuesOf(challenge)) ?? newChallenge(kinds, main),
    validate: {
      title: filled,
      stages: {
        title: filled,
        points: (value: number | string) => problemOf(STAGE_POINTS, value),
        ...ofKinds,
      },
      translations: { title: filled, stages: { title: filled } },
    },
  });
}

function publishedText(before: EditedChallengeRow, now: EditedChallengeRow) {
  if (now.status === 'SCHEDULED') return 'schedule.done';
  const wasOpen = before.status === 'LIVE' || before.status === 'PAUSED';
  return wasOpen && now.liveVersion === before.liveVersion ? 'corrected' : 'published';
}

/** A challenge being edited: its form, its row on the server, and its verbs. */
export function useChallengeEditor(
  edited: Edited & { onSaved: (challenge: EditedChallengeRow) => void },
) {
  const { t } = useTranslation('challenge-editor');
  const [challenge, setChallenge] = useState(edited.challenge);
  const [refused, setRefused] = useState<Refused>(NOTHING);
  const form = useChallengeForm(edited);
  const refusalOf = useChallengeRefusal();
  const [saveVerb, saving] = useKeyedVerb(SaveChallenge);
  const [publishVerb, publishing] = useKeyedVerb(PublishChallenge);

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

  const savedMessage = ({ liveVersion, status }: EditedChallengeRow) => {
    if (liveVersion === null) return {};
    return { message: t(status === 'SCHEDULED' ? 'schedule.saved' : 'savedLive') };
  };

  /** Resolves to the challenge as it was saved, or null where it was not. */
  const save = async (): Promise<EditedChallengeRow | null> => {
    setRefused(NOTHING);
    if (form.validate().hasErrors) {
      setRefused({ ...NOTHING, messages: [{ message: t('problems') }] });
      return null;
    }
    const { id = null, version = null } = challenge ?? {};
    const saved = taken(await saveVerb({ id, version, ...inputOf(form.values, edited.kinds) }));
    if (!saved) return null;
    void toast({
      title: t('saved'),
      tone: 'good',
      ...savedMessage(saved),
    });
    edited.onSaved(saved);
    return saved;
  };

  const publish = async (times: PublishTimes) => {
    const saved = !challenge || form.isDirty() ? await save() : challenge;
    if (!saved) return;
    setRefused(NOTHING);
    const { id, version } = saved;
    const published = taken(await publishVerb({ id, version, ...times }));
    if (!published) return;
    void toast({ title: t(publishedText(saved, published)), tone: 'good' });
  };

  const life = useChallengeLife(challenge, taken);

  const busy = saving || publishing || life.pausing;
  return { form, challenge, refused, save, publish, ...life, busy };
}
