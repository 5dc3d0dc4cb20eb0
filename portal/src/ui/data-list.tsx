import { Button, Center, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-list.module.css';

export interface DataColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  /** The row's title: the head of its card on a phone. A link in it covers the whole row. */
  primary?: boolean;
  /** In a table: narrower, and its text would break too often. */
  minWidth?: string;
  /** Left out of the card on a phone. */
  desktopOnly?: boolean;
}

interface DataListProps<Row> {
  /** What the list holds, for people who hear the page. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the list when there is nothing: an EmptyState. */
  empty: ReactNode;
  /** Given while there are more rows to fetch. */
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
}

function Cards<Row>({ label, columns, rows, rowKey }: DataListProps<Row>) {
  const primary = columns.find((column) => column.primary);
  const rest = columns.filter((column) => !column.primary && !column.desktopOnly);
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card}>
          {primary && <div className={classes.cardTitle}>{primary.cell(row)}</div>}
          <dl className={classes.facts}>
            {rest.map((column) => (
              <div key={column.key}>
                <dt>{column.header}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Rows<Row>({ label, columns, rows, rowKey }: DataListProps<Row>) {
  return (
    <div className={classes.sheet}>
      <Table
        aria-label={label}
        verticalSpacing="sm"
        horizontalSpacing="lg"
        className={classes.table}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                scope="col"
                ta={column.align ?? 'left'}
                {...(column.minWidth ? { miw: column.minWidth } : {})}
              >
                <Text size="xs" fw={600} c="dimmed" component="span">
                  {column.header}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} className={classes.row}>
              {columns.map((column) => (
                <Table.Td
                  key={column.key}
                  ta={column.align ?? 'left'}
                  className={column.primary ? classes.primary : undefined}
                >
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A list of things: cards on a phone, a table where there is room. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { t } = useTranslation('common');
  const phone = useMediaQuery('(width <= 48em)', undefined, { getInitialValueInEffect: false });
  if (props.rows.length === 0) return props.empty;
  return (
    <Stack gap="md">
      {phone ? <Cards {...props} /> : <Rows {...props} />}
      {props.onMore && (
        <Center>
          <Button variant="default" onClick={props.onMore} loading={props.loadingMore ?? false}>
            {t('showMore')}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
