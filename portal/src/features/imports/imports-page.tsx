import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { StatusBadge } from '../../ui/states/status-badge.js';
import { ImportRuns, type RunRow } from './imports-query.js';
import { useImportTexts } from './use-import-texts.js';

function useColumns(): ListColumn<RunRow>[] {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const formats = useFormats();
  const path = useProgramPath();
  const whose = ({ by, origin }: RunRow) =>
    by?.name ?? (origin === 'CLI' ? t('byCommand') : t('byKey'));
  const number = (key: 'imported' | 'refused'): ListColumn<RunRow> => ({
    key,
    header: t(`column.${key}`),
    align: 'right',
    cell: ({ counts }) => formats.number(counts[key]),
    text: ({ counts }) => String(counts[key]),
  });
  return [
    {
      key: 'file',
      header: t('column.file'),
      primary: true,
      cell: (row) => <TextLink to={path('imports', row.id)}>{row.fileName}</TextLink>,
      text: (row) => row.fileName,
    },
    {
      key: 'kind',
      header: t('column.kind'),
      cell: (row) => texts.kind(row.kind),
      text: (row) => texts.kind(row.kind),
    },
    {
      key: 'state',
      header: t('column.state'),
      cell: (row) => <StatusBadge tone={texts.tone(row)} label={texts.state(row)} />,
      text: (row) => texts.state(row),
    },
    number('imported'),
    number('refused'),
    {
      key: 'by',
      header: t('column.by'),
      cell: whose,
      text: whose,
    },
    {
      key: 'when',
      header: t('column.when'),
      cell: (row) => formats.moment(row.createdAt),
      text: (row) => formats.moment(row.createdAt),
    },
  ];
}

/** Runs of imports: who took in which file, and what became of its rows (R-D7). */
export default function ImportsPage() {
  const { t } = useTranslation(['imports', 'shell']);
  const path = useProgramPath();
  const list = useList({ query: ImportRuns, pick: ({ importRuns }) => importRuns });
  const add = (
    <ButtonLink to={path('imports', 'new')} leftSection={<IconFileImport size={18} aria-hidden />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <ListPage
      title={t('shell:nav.imports')}
      lead={t('lead')}
      actions={add}
      list={list}
      columns={useColumns()}
      csv
      empty={{ title: t('empty.title'), body: t('empty.body'), action: add }}
    />
  );
}
