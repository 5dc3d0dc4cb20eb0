import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import type { UserError } from '../../ui/forms/user-errors.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { CompanyLink } from './company-link.js';
import { AddCompany } from './company-query.js';
import { domainsIn } from './facts-values.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

interface Known {
  id: string;
  name: string;
}

function useAdd() {
  const { t } = useTranslation('companies');
  const navigate = useNavigate();
  const path = useProgramPath();
  const refusals = useRefusal();
  const [add, busy] = useKeyedVerb(AddCompany);
  const [known, setKnown] = useState<Known | null>(null);
  const [errors, setErrors] = useState<readonly { message: string }[]>([]);
  const form = useEditForm({
    initialValues: { name: '', externalId: '', domains: '' },
    validate: { name: (name) => (name.trim() === '' ? t('add.missing') : null) },
  });
  const submit = form.onSubmit(async ({ name, externalId, domains }) => {
    setErrors([]);
    setKnown(null);
    const answer = await add({
      name,
      externalId: externalId.trim() || null,
      domains: domainsIn(domains),
    });
    if (!answer) return;
    if (answer.__typename === 'Company') {
      form.resetDirty();
      await navigate({ to: path('companies', answer.id) });
      await toast({ title: t('add.done', { company: answer.name }), tone: 'good' });
    } else if (answer.__typename === 'CompanyKnown') {
      setKnown(answer.company);
    } else {
      refuse(answer);
    }
  });
  const refuse = (answer: UserError) => {
    const { byField, others } = refusals.sort(answer, ['name', 'externalId', 'domains']);
    form.setErrors(byField);
    setErrors(others);
  };
  return { form, submit, busy, known, errors };
}

/** A company's name, and by what else it is known; the rest is said on its page. */
export default function AddCompanyForm() {
  const { t } = useTranslation(['companies', 'common']);
  const { form, submit, busy, known, errors } = useAdd();
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormErrors errors={[...errors]} />
        {known && (
          <Alert color="yellow" role="alert">
            {t('add.known')} <CompanyLink company={known} />
          </Alert>
        )}
        <TextInput
          data-autofocus
          withAsterisk
          label={t('add.name')}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('common:optionalOf', { label: t('add.externalId') })}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('externalId')}
        />
        <Textarea
          autosize
          minRows={1}
          label={t('common:optionalOf', { label: t('facts.domains') })}
          description={t('facts.domainsHint')}
          {...form.getInputProps('domains')}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('add.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
