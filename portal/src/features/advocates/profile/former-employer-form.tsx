import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { CorrectFormerEmployer, type Employed } from './employer-verbs.js';

interface FormerEmployerFormProps {
  former: Employed['formerEmployers'][number];
  /** Of the advocate. */
  version: number;
  onDone: () => void;
}

/** When somebody worked for a company, or that they never did. */
export default function FormerEmployerForm({ former, version, onDone }: FormerEmployerFormProps) {
  const { t } = useTranslation(['employer', 'common']);
  const refusals = useRefusal();
  const [values, setValues] = useState({ since: former.since ?? '', until: former.until });
  const [wasWrong, setWasWrong] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [correct, busy] = useVerb(CorrectFormerEmployer);
  const save = async () => {
    const days = { since: values.since || null, until: values.until || null };
    const told = wasWrong ? { wasWrong } : days;
    const answer = await correct({ input: { id: former.id, version, ...told } });
    if (!answer) return;
    if (!isUserError(answer)) {
      void toast({ title: t('saved'), tone: 'good' });
      onDone();
      return;
    }
    const { byField, others } = refusals.sort(answer, ['since', 'until']);
    setWrong(byField);
    setErrors(others);
  };
  const day = (field: 'since' | 'until') => ({
    type: 'date',
    maw: '20rem',
    value: values[field],
    error: wrong[field] === undefined ? null : t('badDay'),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      setValues({ ...values, [field]: value });
    },
  });
  return (
    <Stack gap="sm" my="xs">
      <FormErrors errors={[...errors]} />
      {!wasWrong && (
        <>
          <TextInput
            data-autofocus
            label={t('common:optionalOf', { label: t('sinceDay') })}
            {...day('since')}
          />
          <TextInput required label={t('lastDay')} {...day('until')} />
        </>
      )}
      <Checkbox
        label={t('neverThere')}
        checked={wasWrong}
        onChange={(event) => {
          setWasWrong(event.currentTarget.checked);
        }}
      />
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
