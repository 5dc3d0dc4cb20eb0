import { Alert, Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../../platform/graphql/use-verb.js';
import { isUserError } from '../../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { toast } from '../../../platform/toast.js';
import { useRefusal } from '../../../platform/use-refusal.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { TextLink } from '../../../ui/link.js';
import { NominateAdvocate } from './nominate-verbs.js';
import { useEditForm } from '../../../ui/forms/use-edit-form.js';

const FIELDS = ['name', 'email', 'companyName', 'note'];
const LONGEST_NOTE = 2_000;

type Known = Extract<
  ResultOf<typeof NominateAdvocate>['nominateAdvocate'],
  { __typename: 'AlreadyAdvocate' }
>;

/** Who is an advocate, or a nominee, already: how far they are, and where to read on. */
function AlreadyHere({ known }: { known: Known }) {
  const { t } = useTranslation('invitations');
  const path = useProgramPath();
  return (
    <Alert color="honey" role="alert" icon={<IconInfoCircle aria-hidden />}>
      {t(`nominate.already.${known.status}`)}{' '}
      <TextLink to={path('advocates', known.advocateId)}>{t('nominate.see')}</TextLink>
    </Alert>
  );
}

function useNominateForm() {
  const { t } = useTranslation('invitations');
  const filled = (value: string) => (value.trim() === '' ? t('nominate.missing') : null);
  return useEditForm({
    initialValues: { name: '', email: '', companyName: '', note: '' },
    validate: {
      name: filled,
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('nominate.badEmail')),
      note: filled,
    },
  });
}

function Fields({ form }: { form: ReturnType<typeof useNominateForm> }) {
  const { t } = useTranslation(['invitations', 'common']);
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('nominate.name')}
          withAsterisk
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label={t('nominate.email')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('email')}
        />
      </SimpleGrid>
      <TextInput
        label={t('common:optionalOf', { label: t('nominate.company') })}
        autoComplete="off"
        maxLength={200}
        {...form.getInputProps('companyName')}
      />
      <Textarea
        label={t('nominate.note')}
        description={t('nominate.noteHint')}
        withAsterisk
        autosize
        minRows={3}
        maxRows={8}
        maxLength={LONGEST_NOTE}
        {...form.getInputProps('note')}
      />
    </>
  );
}

/** Who would make a good advocate, and why (R-U4). */
export default function NominateForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('invitations');
  const form = useNominateForm();
  const refusals = useRefusal();
  const [nominate, busy] = useKeyedVerb(NominateAdvocate);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [known, setKnown] = useState<Known | null>(null);
  const submit = form.onSubmit(async ({ companyName, ...values }) => {
    setErrors([]);
    setKnown(null);
    const answer = await nominate({ ...values, companyName: companyName.trim() || null });
    if (!answer) return;
    if (answer.__typename === 'AlreadyAdvocate') {
      setKnown(answer);
      return;
    }
    if (isUserError(answer)) {
      const sorted = refusals.sort(answer, FIELDS);
      form.setErrors(sorted.byField);
      setErrors(sorted.others);
      return;
    }
    void toast({ title: t('nominate.done', { name: values.name.trim() }), tone: 'good' });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text c="dimmed">{t('nominate.lead')}</Text>
        <FormErrors errors={errors} />
        {known && <AlreadyHere known={known} />}
        <Fields form={form} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('nominate.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
