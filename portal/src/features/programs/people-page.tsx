import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { FormErrors } from '../../ui/form-errors.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { MemberActs } from './member-acts.js';
import { InviteMember, Members, type MemberRow } from './people-query.js';
import { RoleChoice, useRoleNames, type Role } from './role-choice.js';

const FIELDS = ['name', 'email', 'roles'];

function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [invite, busy] = useVerb(InviteMember);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const form = useForm<{ name: string; email: string; roles: Role[] }>({
    initialValues: { name: '', email: '', roles: ['ADVOCATE'] },
    validate: {
      name: (value) => (value.trim() === '' ? t('people.required') : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people.badEmail')),
      roles: (value) => (value.length === 0 ? t('people.noRole') : null),
    },
  });
  const submit = form.onSubmit(async (values) => {
    setErrors([]);
    const result = await invite({ input: values });
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

function Invite() {
  const { t } = useTranslation(['administration', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
        {t('people.invite')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={
          <Text component="span" fw={600} size="lg">
            {t('people.invite')}
          </Text>
        }
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <InviteForm onDone={close} />
      </Modal>
    </>
  );
}

const TONES = { INVITED: 'waiting', ACTIVE: 'good', REMOVED: 'ended' } as const;

function useColumns(): DataColumn<MemberRow>[] {
  const { t } = useTranslation('administration');
  const roleNames = useRoleNames();
  return [
    {
      key: 'name',
      header: t('people.name'),
      primary: true,
      cell: (row) => (
        <Stack gap={0}>
          <span>
            {row.name}
            {row.isMe && ` (${t('people.you')})`}
          </span>
          <Text component="span" size="sm" c="dimmed" fw={400}>
            {row.email}
          </Text>
        </Stack>
      ),
    },
    { key: 'roles', header: t('people.roles'), cell: (row) => roleNames(row.roles) },
    {
      key: 'status',
      header: t('people.status'),
      cell: (row) => (
        <StatusBadge tone={TONES[row.status]} label={t(`people.statusOf.${row.status}`)} />
      ),
    },
    {
      key: 'acts',
      header: t('people.acts'),
      align: 'right',
      cell: (row) => (row.status === 'REMOVED' ? '–' : <MemberActs member={row} />),
    },
  ];
}

/** Who belongs to the programme, with which roles. */
export default function PeoplePage() {
  const { t } = useTranslation(['administration', 'shell']);
  const columns = useColumns();
  const pages = usePages(Members, {}, (data) => data.members);
  return (
    <>
      <PageHeader title={t('shell:nav.people')} lead={t('people.lead')} actions={<Invite />} />
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
        {() => (
          <DataList
            label={t('shell:nav.people')}
            columns={columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            empty={
              <Panel>
                <EmptyState title={t('people.none')} action={<Invite />}>
                  {t('people.noneBody')}
                </EmptyState>
              </Panel>
            }
            onMore={pages.onMore}
            loadingMore={pages.loadingMore}
          />
        )}
      </QueryView>
    </>
  );
}
