import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { Dialog } from '../../ui/dialog.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { StatusBadge } from '../../ui/status-badge.js';
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
