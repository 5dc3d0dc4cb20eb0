import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import { List, type ListProps } from '../../ui/list/list.js';
import { Status } from '../../ui/states/status.js';
import type { StatusOf } from '../../ui/states/status-tone.js';

export interface Member {
  id: string;
  name: string;
  status: StatusOf<'advocate'>;
  company: { name: string } | null;
}

interface MemberListProps extends Pick<ListProps<Member>, 'list' | 'empty' | 'nothing' | 'bulk'> {
  title: string;
}

/** Advocates whom a rule finds, each leading to their page. Needs `staff-advocates` and `status`. */
export function MemberList({ title, ...list }: MemberListProps) {
  const { t } = useTranslation(['staff-advocates', 'status']);
  const path = useProgramPath();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">
        {title}
      </Title>
      <List
        {...list}
        label={title}
        csv
        columns={[
          {
            key: 'name',
            header: t('staff-advocates:column.name'),
            primary: true,
            cell: (row) => <TextLink to={path('advocates', row.id)}>{row.name}</TextLink>,
            text: (row) => row.name,
          },
          {
            key: 'company',
            header: t('staff-advocates:column.company'),
            cell: (row) => row.company?.name ?? '–',
            text: (row) => row.company?.name ?? '',
          },
          {
            key: 'status',
            header: t('staff-advocates:column.status'),
            cell: (row) => <Status of="advocate" status={row.status} />,
            text: (row) => t(`status:advocate.${row.status}`),
          },
        ]}
      />
    </Stack>
  );
}
