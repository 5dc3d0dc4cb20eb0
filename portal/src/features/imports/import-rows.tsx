import { Button, List, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useFormats } from '../../ui/formats/format.js';
import { ImportRows, type KeptRow, type Run } from './imports-query.js';
import classes from './imports.module.css';

type Outcome = KeptRow['outcome'];

const FIRST = { REFUSED: 20, CORRECTED: 5, IMPORTED: 5, UNCHANGED: 5, SUPERSEDED: 5 } as const;
const MORE = 100;

/** What is said of a row beside its values. */
function Told({ row }: { row: KeptRow }) {
  const { t } = useTranslation('imports');
  if (row.reason !== null) return <Text size="sm">{row.reason}</Text>;
  if (row.changes === null) return null;
  return (
    <List size="sm" listStyleType="none">
      {row.changes.map(({ column, before, after }) => (
        <List.Item key={column}>
          {before === null && after === null
            ? t('rows.changed', { column })
            : t('rows.change', {
                column,
                before: before ?? t('rows.nothing'),
                after: after ?? t('rows.nothing'),
              })}
        </List.Item>
      ))}
    </List>
  );
}

function RowTable({ rows, columns, label }: { rows: KeptRow[]; columns: string[]; label: string }) {
  const { t } = useTranslation('imports');
  const formats = useFormats();
  const hasWords = rows.some(({ reason, changes }) => reason !== null || changes !== null);
  return (
    // A keyboard scrolls what has the focus.
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <Table aria-label={label} withRowBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rows.row')}</Table.Th>
            {hasWords && <Table.Th className={classes.told}>{t('rows.why')}</Table.Th>}
            {columns.map((column, place) => (
              <Table.Th key={`${column} ${String(place)}`}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.row}>
              <Table.Td>{formats.number(row.row)}</Table.Td>
              {hasWords && (
                <Table.Td className={classes.told}>
                  <Told row={row} />
                </Table.Td>
              )}
              {columns.map((column, place) => (
                <Table.Td key={`${column} ${String(place)}`} className={classes.value}>
                  {row.fields[place]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Of refused rows more are shown, and the file has all. */
function MoreRows({ isAll, onMore }: { isAll: boolean; onMore: () => void }) {
  const { t } = useTranslation('imports');
  if (isAll) {
    return (
      <Text size="sm" c="dimmed">
        {t('rows.inFile')}
      </Text>
    );
  }
  return (
    <div>
      <Button variant="subtle" size="compact-md" onClick={onMore}>
        {t('rows.more')}
      </Button>
    </div>
  );
}

/** The first rows of one outcome; of those that were refused, all. */
export function ImportRowList({ run, outcome }: { run: Run; outcome: Outcome }) {
  const { t } = useTranslation('imports');
  const [first, setFirst] = useState<number>(FIRST[outcome]);
  const [{ data }] = useQuery({
    query: ImportRows,
    variables: { id: run.id, outcome, first },
    requestPolicy: 'cache-and-network',
  });
  const page = data?.importRun?.rows;
  if (!page || page.edges.length === 0) return null;
  const rows = page.edges.map(({ node }) => node);
  const title = t(`rows.${outcome}`);
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {title}
      </Title>
      <RowTable rows={rows} columns={[...(run.columns ?? [])]} label={title} />
      {page.pageInfo.hasNextPage && outcome === 'REFUSED' && (
        <MoreRows
          isAll={first === MORE}
          onMore={() => {
            setFirst(MORE);
          }}
        />
      )}
    </Stack>
  );
}
