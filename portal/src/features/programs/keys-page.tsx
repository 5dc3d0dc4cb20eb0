import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useList, wholeList } from '../../platform/list/use-list.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { CopyField } from '../../ui/forms/copy-field.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { useFormats } from '../../ui/formats/format.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Day, Moment } from '../../ui/formats/moments.js';
import { StatusBadge } from '../../ui/states/status-badge.js';
import { useRoleNames } from './role-names.js';

const MakeKeyForm = lazyPart(() => import('./make-key-form.js'));

const ApiKeys = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      hint
      roles
      createdAt
      owner
      lastUsedOn
      revokedAt
    }
  }
`);

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

function MakeKey() {
  const { t } = useTranslation('administration');
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
      <Dialog
        opened={opened}
        onClose={shut}
        insistent={secret !== null}
        size="lg"
        title={t(secret === null ? 'keys.make' : 'keys.made')}
      >
        {secret === null ? (
          <MakeKeyForm onMade={setSecret} />
        ) : (
          <Stack gap="md">
            <Text role="status">{t('keys.once')}</Text>
            <CopyField label={t('keys.made')} value={secret} />
            <Group justify="flex-end">
              <Button onClick={shut}>{t('keys.done')}</Button>
            </Group>
          </Stack>
        )}
      </Dialog>
    </>
  );
}

function useColumns(): ListColumn<Key>[] {
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
      cell: (key) => (
        <Stack gap={0}>
          <Moment at={key.createdAt} as="day" />
          {key.owner !== null && (
            <Text component="span" size="sm" c="dimmed">
              {t('keys.by', { name: key.owner })}
            </Text>
          )}
        </Stack>
      ),
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
  const list = useList({
    query: ApiKeys,
    pick: ({ apiKeys }) => wholeList(apiKeys),
    types: ['ApiKey'],
  });
  return (
    <ListPage
      title={t('shell:nav.keys')}
      lead={t('keys.lead')}
      actions={<MakeKey />}
      list={list}
      columns={useColumns()}
      empty={{ title: t('keys.none'), body: t('keys.noneBody') }}
    />
  );
}
