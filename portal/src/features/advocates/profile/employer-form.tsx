import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { ChangeEmployer, type Employed } from './employer-verbs.js';
import { Leaving } from './leaving-fields.js';

interface EmployerFormProps {
  advocate: Pick<Employed, 'id' | 'version' | 'company' | 'employedSince'>;
  /** The reader's own. */
  own?: boolean;
  onDone: () => void;
  /** What is offered while no company is named. */
  suggest?: (take: (company: string) => void) => ReactNode;
}

type Values = ReturnType<typeof valuesOf>;

const valuesOf = ({ company, employedSince }: EmployerFormProps['advocate']) => ({
  company: company?.name ?? '',
  since: employedSince ?? '',
  until: '',
  wasWrong: false,
});

function useSave({ advocate, own, onDone }: EmployerFormProps) {
  const { t } = useTranslation('employer');
  const refusals = useRefusal();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const [change, busy] = useVerb(ChangeEmployer);
  const save = async ({ company, since, until, wasWrong }: Values, isOther: boolean) => {
    const whose = own ? {} : { id: advocate.id };
    const named = isOther ? { companyName: company.trim() || null } : {};
    // At another company an empty first day says nothing; at the same it says that it is not known.
    const days = isOther
      ? { until: until || null, ...(since && { since }) }
      : { since: since || null };
    const input = { ...whose, version: advocate.version, ...named, ...days, wasWrong };
    const answer = await change({ input });
    if (!answer) return;
    if (!isUserError(answer)) {
      void toast({ title: t('saved'), tone: 'good' });
      onDone();
      return;
    }
    const { byField, others } = refusals.sort(answer, ['companyName', 'since', 'until']);
    setWrong(byField);
    setErrors(others);
  };
  return { save, busy, wrong, errors };
}

/** For whom an advocate works, since when, and when they left the company before (R-P7, R-U1). */
export function EmployerForm(props: EmployerFormProps) {
  const { t } = useTranslation(['employer', 'common']);
  const { advocate, own, onDone, suggest } = props;
  const before = advocate.company?.name ?? '';
  const [values, setValues] = useState(() => valuesOf(advocate));
  const { save, busy, wrong, errors } = useSave(props);
  const isOther = values.company.trim() !== before;
  const text = (field: 'company' | 'since' | 'until') => ({
    value: values[field],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      // Another company has another first day.
      const since = field === 'company' && value.trim() !== before ? { since: '' } : {};
      setValues({ ...values, ...since, [field]: value });
    },
  });
  const badDay = (field: string) => (wrong[field] === undefined ? null : t('badDay'));
  return (
    <Stack gap="sm">
      <FormErrors errors={[...errors]} />
      <TextInput
        data-autofocus
        label={t('company')}
        description={t(own ? 'companyHint' : 'companyHintFor')}
        maxLength={200}
        error={wrong['companyName'] === undefined ? null : t('badCompany')}
        {...text('company')}
      />
      {values.company.trim() === '' ? (
        suggest?.((company) => {
          setValues({ ...values, company });
        })
      ) : (
        <TextInput
          type="date"
          maw="20rem"
          label={t('common:optionalOf', { label: t('sinceDay') })}
          error={badDay('since')}
          {...text('since')}
        />
      )}
      {isOther && before !== '' && (
        <Leaving
          company={before}
          {...(own ? {} : { id: advocate.id })}
          since={values.since}
          wasWrong={values.wasWrong}
          onWasWrong={(wasWrong) => {
            setValues({ ...values, wasWrong });
          }}
          until={{ ...text('until'), error: badDay('until') }}
        />
      )}
      <Group gap="sm">
        <Button size="sm" loading={busy} onClick={() => void save(values, isOther)}>
          {t('save')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
