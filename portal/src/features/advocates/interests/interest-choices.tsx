import { Chip, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { ChooseInterests, type Interest } from './interest-verbs.js';

interface InterestChoicesProps {
  /** Whose they are; absent: the reader's own. */
  id?: string;
  chosen: readonly Interest[];
  all: readonly Interest[];
}

/** The programme's list with what somebody has of it; each is kept as it is pressed (R-U1). */
export function InterestChoices({ id, chosen, all }: InterestChoicesProps) {
  const { t } = useTranslation('interests');
  const refusals = useRefusal();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [values, setValues] = useState(chosen.map((each) => each.id));
  const [choose, busy] = useVerb(ChooseInterests);
  const change = async (next: string[]) => {
    setErrors([]);
    // Shown at once; where it could not be kept, it goes back.
    setValues(next);
    const add = next.filter((each) => !values.includes(each));
    const remove = values.filter((each) => !next.includes(each));
    const whose = id === undefined ? {} : { id };
    const answer = await choose({ input: { ...whose, add, remove } });
    if (answer?.__typename === 'Advocate') {
      setValues(answer.interests.map((each) => each.id));
      void toast({ title: t('saved'), tone: 'good' });
      return;
    }
    setValues(values);
    if (answer && isUserError(answer)) setErrors([{ message: refusals.text(answer) }]);
  };
  const shown = all.filter((each) => each.offered || chosen.some((had) => had.id === each.id));
  return (
    <>
      <FormErrors errors={errors} />
      <Chip.Group multiple value={values} onChange={(next) => void change(next)}>
        <Group gap="xs">
          {shown.map(({ id: value, name, offered }) => (
            <Chip key={value} value={value} size="md" disabled={busy}>
              {offered ? name : t('gone', { name })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  );
}
