import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useList } from '../../../platform/list/use-list.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useLocale } from '../../../platform/use-locale.js';
import { PointsAmount } from '../../../ui/formats/amounts.js';
import { useFormats } from '../../../ui/formats/format.js';
import { TextLink } from '../../../ui/link.js';
import { List } from '../../../ui/list/list.js';
import type { ListColumn } from '../../../ui/list/rows.js';
import { Moment } from '../../../ui/formats/moments.js';
import {
  AdvocateStatementQuery,
  NO_LINES,
  type StatementLine,
} from '../../ledger/statement-query.js';

function What({ line }: { line: StatementLine }) {
  const { t } = useTranslation('staff-advocates');
  const path = useProgramPath();
  const about = line.subjectName ?? (line.subjectKind && t(`subject.${line.subjectKind}`));
  return (
    <Stack gap={0}>
      <Text component="span" fw={600}>
        {t(`kind.${line.kind}`)}
      </Text>
      <Text component="span" size="sm" c="dimmed" fw={400}>
        {line.subjectKind === 'REFERRAL' && line.subjectId ? (
          <TextLink to={path('referrals', line.subjectId)} underline="always">
            {about}
          </TextLink>
        ) : (
          about
        )}
        {about && line.rule && ' · '}
        <span style={{ whiteSpace: 'nowrap' }}>
          {line.rule && t('statement.rule', { rule: line.rule })}
        </span>
      </Text>
    </Stack>
  );
}

/** Every movement of an advocate's points, the newest first, with the rule that it comes from. */
export default function AdvocateStatementList({ id }: { id: string }) {
  const { t } = useTranslation('staff-advocates');
  const formats = useFormats();
  const list = useList({
    query: AdvocateStatementQuery,
    pick: ({ advocate }) => advocate?.statement ?? NO_LINES,
    of: { id, locale: useLocale() },
  });
  const columns: ListColumn<StatementLine>[] = [
    {
      key: 'what',
      header: t('statement.what'),
      primary: true,
      cell: (line) => <What line={line} />,
      text: (line) =>
        [t(`kind.${line.kind}`), line.subjectName, line.rule].filter(Boolean).join(' · '),
    },
    {
      key: 'when',
      header: t('statement.when'),
      cell: (line) => <Moment at={line.occurredAt} as="day" />,
      text: (line) => line.occurredAt,
    },
    {
      key: 'points',
      header: t('statement.points'),
      align: 'right',
      cell: (line) => <PointsAmount points={line.points} signed />,
      text: (line) => String(line.points),
    },
    {
      key: 'balance',
      header: t('statement.balance'),
      align: 'right',
      cell: (line) => <span className="figures">{formats.number(line.balanceAfter)}</span>,
      text: (line) => String(line.balanceAfter),
    },
  ];
  return (
    <List
      label={t('statement.title')}
      list={list}
      columns={columns}
      csv
      empty={{ title: t('statement.noneTitle'), body: t('statement.none') }}
    />
  );
}
