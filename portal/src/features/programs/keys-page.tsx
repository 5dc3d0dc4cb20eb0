import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { CopyField } from '../../ui/copy-field.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { FormErrors } from '../../ui/form-errors.js';
import { useFormats } from '../../ui/format.js';
import { Day, Moment } from '../../ui/moments.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { RoleChoice, useRoleNames, type Role } from './role-choice.js';

const ApiKeys = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      hint
      roles
      createdAt
      lastUsedOn
      revokedAt
    }
  }
`);

const MakeApiKey = graphql(
  `
    mutation MakeApiKey($input: MakeApiKeyInput!) {
      makeApiKey(input: $input) {
        __typename
        ... on MadeApiKey {
          secret
          apiKey {
            id
            name
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const RevokeApiKey = graphql(
  `
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
      revokeApiKey(input: $input) {
        __typename
        ... on ApiKey {
          id
          revokedAt
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

type Key = ResultOf<typeof ApiKeys>['apiKeys'][number];

/** A key stands for nobody: it has no advocate's points and challenges. */
const KEY_ROLES: readonly Role[] = ['MARKETER', 'SALES', 'ADMIN'];

function MakeForm({ onMade }: { onMade: (secret: string) => void }) {
  const { t } = useTranslation('administration');
  const refusals = useRefusal();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['SALES']);
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [make, busy] = useVerb(MakeApiKey);
  const submit = async () => {
    setTried(true);
    setErrors([]);
    if (name.trim() === '' || roles.length === 0) return;
    const result = await make({ input: { name: name.trim(), roles } });
    if (!result) return;
    if (isUserError(result)) setErrors(refusals.sort(result, []).others);
    else onMade(result.secret);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <FormErrors errors={errors} />
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameHint')}
          withAsterisk
          data-autofocus
          value={name}
          maxLength={100}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
          error={tried && name.trim() === '' ? t('keys.required') : undefined}
        />
        <RoleChoice
          roles={KEY_ROLES}
          value={roles}
          onChange={setRoles}
          error={tried && roles.length === 0 ? t('people.noRole') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('keys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function MakeKey() {
  const { t } = useTranslation(['administration', 'common']);
  const [opened, { open, close }] = useDisclosure(false);
  const [secret, setSecret] = useState<string | null>(null);
  const shut = () => {
    close();
    setSecret(null);
  };
  return (
    <>
      <Button leftSection={<IconKey size={18} aria-hidden />} onClick={open}>
        {t('keys.make')}
      </Button>
      <Modal
        opened={opened}
        onClose={shut}
        // A click beside it must not lose what is shown only once.
        closeOnClickOutside={secret === null}
        closeOnEscape={secret === null}
        size="lg"
        title={
          <Text component="span" fw={600} size="lg">
            {t(secret === null ? 'keys.make' : 'keys.made')}
          </Text>
        }
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {secret === null ? (
          <MakeForm onMade={setSecret} />
        ) : (
          <Stack gap="md">
            <Text role="status">{t('keys.once')}</Text>
            <CopyField label={t('keys.made')} value={secret} />
            <Group justify="flex-end">
              <Button onClick={shut}>{t('keys.done')}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function useColumns(): DataColumn<Key>[] {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const roleNames = useRoleNames();
  const [revoke] = useVerb(RevokeApiKey);
  return [
    {
      key: 'name',
      header: t('keys.name'),
      primary: true,
      cell: (key) => (
        <Stack gap={0}>
          <span>{key.name}</span>
          <Text component="span" size="sm" c="dimmed" fw={400} ff="monospace">
            {key.hint}
          </Text>
        </Stack>
      ),
    },
    { key: 'roles', header: t('people.roles'), cell: (key) => roleNames(key.roles) },
    {
      key: 'created',
      header: t('keys.created'),
      cell: (key) => <Moment at={key.createdAt} as="day" />,
    },
    {
      key: 'used',
      header: t('keys.used'),
      cell: (key) => (key.lastUsedOn ? <Day date={key.lastUsedOn} /> : t('keys.never')),
    },
    {
      key: 'status',
      header: t('keys.status'),
      cell: (key) =>
        key.revokedAt ? (
          <StatusBadge
            tone="ended"
            label={t('keys.revokedOn', { day: formats.dayOf(key.revokedAt) })}
          />
        ) : (
          <Group gap="sm">
            <StatusBadge tone="good" label={t('keys.active')} />
            <ConfirmButton
              size="xs"
              danger
              aria-label={t('keys.revokeNamed', { name: key.name })}
              question={t('keys.revokeQuestion', { name: key.name })}
              consequence={t('keys.revokeBody')}
              confirmLabel={t('keys.revoke')}
              onConfirm={() => revoke({ input: { id: key.id } })}
            >
              {t('keys.revoke')}
            </ConfirmButton>
          </Group>
        ),
    },
  ];
}

/** The keys of systems that talk to the API. */
export default function KeysPage() {
  const { t } = useTranslation(['administration', 'shell']);
  const [query, ask] = useQuery({ query: ApiKeys });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('shell:nav.keys')} lead={t('keys.lead')} actions={<MakeKey />} />
      <QueryView
        query={query}
        onRetry={() => {
          ask();
        }}
        skeleton={<ListSkeleton rows={3} />}
      >
        {({ apiKeys }) => (
          <DataList
            label={t('shell:nav.keys')}
            columns={columns}
            rows={apiKeys}
            rowKey={(key) => key.id}
            empty={
              <Panel>
                <EmptyState title={t('keys.none')}>{t('keys.noneBody')}</EmptyState>
              </Panel>
            }
          />
        )}
      </QueryView>
    </>
  );
}
