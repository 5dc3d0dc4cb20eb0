import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { useList } from '../../platform/list/use-list.js';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { StatusBadge } from '../../ui/states/status-badge.js';
import { InvitationDays } from './invitation-days.js';
import { MemberActs } from './member-acts.js';
import { Members, type MemberRow } from './people-query.js';
import { useRoleNames } from './role-names.js';

const InviteForm = lazyPart(() => import('./invite-form.js'));

function Invite() {
  const { t } = useTranslation('administration');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>
        {t('people.invite')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('people.invite')}>
        <InviteForm onDone={close} />
      </Dialog>
    </>
  );
}

const TONES = { INVITED: 'waiting', ACTIVE: 'good', REMOVED: 'ended' } as const;

function useColumns(): ListColumn<MemberRow>[] {
  const { t } = useTranslation('administration');
  const roleNames = useRoleNames();
  const statusOf = (row: MemberRow) =>
    row.invitation?.hasEnded ? t('people.invitation.status') : t(`people.statusOf.${row.status}`);
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
      text: (row) => row.name,
    },
    {
      key: 'roles',
      header: t('people.roles'),
      cell: (row) => roleNames(row.roles),
      text: (row) => roleNames(row.roles),
    },
    {
      key: 'status',
      header: t('people.status'),
      cell: (row) => (
        <Stack gap={2} align="flex-start">
          {row.invitation?.hasEnded ? (
            <StatusBadge tone="ended" label={statusOf(row)} />
          ) : (
            <StatusBadge tone={TONES[row.status]} label={statusOf(row)} />
          )}
          {row.invitation && <InvitationDays invitation={row.invitation} />}
        </Stack>
      ),
      text: statusOf,
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
  const list = useList({ query: Members, pick: ({ members }) => members });
  return (
    <ListPage
      title={t('shell:nav.people')}
      lead={t('people.lead')}
      actions={<Invite />}
      list={list}
      columns={useColumns()}
      csv
      empty={{ title: t('people.none'), body: t('people.noneBody'), action: <Invite /> }}
    />
  );
}
