import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { InviteMember } from './people-query.js';
import { RoleChoice, type Role } from './role-choice.js';
import { useEditForm } from '../../ui/forms/use-edit-form.js';

const FIELDS = ['name', 'email', 'roles'];

/** Invites somebody into the programme, with their roles. */
export default function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [invite, busy] = useKeyedVerb(InviteMember);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const form = useEditForm<{ name: string; email: string; roles: Role[] }>({
    initialValues: { name: '', email: '', roles: ['ADVOCATE'] },
    validate: {
      name: (value) => (value.trim() === '' ? t('people.required') : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people.badEmail')),
      roles: (value) => (value.length === 0 ? t('people.noRole') : null),
    },
  });
  const submit = form.onSubmit(async (values) => {
    setErrors([]);
    const result = await invite(values);
    if (!result) return;
    if (isUserError(result)) {
      const sorted = refusals.sort(result, FIELDS);
      form.setErrors(sorted.byField);
      setErrors(sorted.others);
      return;
    }
    void toast({ title: t('people.sent', { name: values.name }), tone: 'good' });
    onDone();
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text c="dimmed">{t('people.inviteLead')}</Text>
        <FormErrors errors={errors} />
        <TextInput
          label={t('people.name')}
          withAsterisk
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <TextInput
          type="email"
          label={t('people.email')}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <RoleChoice
          value={form.values.roles}
          onChange={(roles) => {
            form.setFieldValue('roles', roles);
          }}
          error={form.errors['roles'] as string | undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('people.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
