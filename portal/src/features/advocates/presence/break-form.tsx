import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { PauseAdvocate, type ShownBreak } from './break-verbs.js';

interface BreakFormProps {
  /** Whose break it is; absent: the reader's own. */
  id?: string;
  /** The break that lasts already. */
  current: ShownBreak | null;
  hint: ReactNode;
  onDone: () => void;
  onCancel: () => void;
}

/** Begins a break, or changes the day on which it ends. */
export function BreakForm({ id, current, hint, onDone, onCancel }: BreakFormProps) {
  const { t } = useTranslation(['presence', 'common']);
  const refusals = useRefusal();
  const [backOn, setBackOn] = useState(current?.backOn ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [pause, busy] = useVerb(PauseAdvocate);
  const save = async () => {
    setWrong(null);
    const answer = await pause({
      input: { ...(id === undefined ? {} : { id }), backOn: backOn === '' ? null : backOn },
    });
    if (!answer) return;
    if (!isUserError(answer)) {
      onDone();
      return;
    }
    const sorted = refusals.sort(answer, ['backOn']);
    setWrong(sorted.byField['backOn'] === undefined ? null : t('break.badDay'));
    setErrors(sorted.others);
  };
  return (
    <Stack gap="sm">
      <FormErrors errors={errors} />
      <TextInput
        type="date"
        data-autofocus
        label={t('common:optionalOf', { label: t('break.day') })}
        description={hint}
        value={backOn}
        error={wrong}
        maw="20rem"
        onChange={(event) => {
          setBackOn(event.currentTarget.value);
        }}
      />
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void save()}>
          {t(current ? 'break.saveDay' : 'break.save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
