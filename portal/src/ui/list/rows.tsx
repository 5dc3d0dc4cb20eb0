import { Skeleton, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../states/states.js';
import classes from './rows.module.css';
import type { Selection } from './selection.js';

export interface ListColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  /** The row's title: the head of its card on a phone. A link in it covers the whole row. */
  primary?: boolean;
  /** In a table: narrower, and its text would break too often. */
  minWidth?: string;
  /** For the file alone: the page has no room for it. */
  fileOnly?: boolean;
  /** The cell as a text, for the export; a column without is left out of it. */
  text?: (row: Row) => string;
}

interface RowsProps<Row> {
  /** What the list holds, for people who hear the page. */
  label: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  selection?: Selection<Row> | undefined;
  nameOf?: ((row: Row) => string) | undefined;
}

function Choose<Row>({ row, selection, nameOf }: RowsProps<Row> & { row: Row }) {
  const { t } = useTranslation('common');
  return (
    <input
      type="checkbox"
      className={classes.choose}
      aria-label={t('list.select', { name: nameOf?.(row) ?? '' })}
      checked={selection?.has(row) ?? false}
      onChange={() => selection?.toggle(row)}
    />
  );
}

function Cards<Row extends { id: string }>(props: RowsProps<Row>) {
  const { label, columns, rows, selection } = props;
  const primary = columns.find((column) => column.primary);
  const rest = columns.filter((column) => !column.primary);
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li
          key={row.id}
          className={classes.card}
          data-chosen={(selection?.has(row) ?? false) || undefined}
        >
          <div className={classes.cardHead}>
            {primary && <div className={classes.cardTitle}>{primary.cell(row)}</div>}
            {selection && <Choose {...props} row={row} />}
          </div>
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

function ChooseAll<Row>({ rows, selection }: RowsProps<Row>) {
  const { t } = useTranslation('common');
  const chosen = selection?.rows.length ?? 0;
  return (
    <input
      type="checkbox"
      className={classes.choose}
      aria-label={t('list.selectAll')}
      checked={chosen > 0 && chosen === rows.length}
      ref={(box) => {
        if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
      }}
      onChange={() => selection?.toggleAll()}
    />
  );
}

function Heads<Row>({
  columns,
  before,
}: {
  columns: readonly ListColumn<Row>[];
  before?: ReactNode;
}) {
  return (
    <Table.Thead>
      <Table.Tr>
        {before}
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
  );
}

const TABLE = { verticalSpacing: 'sm', horizontalSpacing: 'lg', className: classes.table } as const;

function TableOf<Row extends { id: string }>(props: RowsProps<Row>) {
  const { label, columns, rows, selection } = props;
  return (
    <div className={classes.sheet}>
      <Table aria-label={label} {...TABLE}>
        <Heads
          columns={columns}
          before={
            selection && (
              <Table.Th className={classes.chooseCell}>
                <ChooseAll {...props} />
              </Table.Th>
            )
          }
        />
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={row.id}
              className={classes.row}
              data-chosen={(selection?.has(row) ?? false) || undefined}
            >
              {selection && (
                <Table.Td className={classes.chooseCell}>
                  <Choose {...props} row={row} />
                </Table.Td>
              )}
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

const usePhone = () =>
  useMediaQuery('(width <= 48em)', undefined, { getInitialValueInEffect: false });

/** Rows of a list: cards on a phone, a table where there is room. */
export function Rows<Row extends { id: string }>(props: RowsProps<Row>) {
  return usePhone() ? <Cards {...props} /> : <TableOf {...props} />;
}

const AWAITED = ['62%', '48%', '71%', '55%', '66%'];

/** The same before they are there, of the same shape: nothing moves when they come. */
export function RowsSkeleton<Row>({ columns }: { columns: readonly ListColumn<Row>[] }) {
  const phone = usePhone();
  const rest = columns.filter((column) => !column.primary);
  if (phone) {
    return (
      <Loading>
        <div className={classes.cards}>
          {AWAITED.map((width) => (
            <div key={width} className={classes.card}>
              <Skeleton height={20} width={width} radius="sm" />
              <div className={classes.facts} style={{ marginTop: '0.7rem' }}>
                {rest.map(({ key }) => (
                  <Skeleton key={key} height={18} radius="sm" />
                ))}
              </div>
            </div>
          ))}
        </div>
      </Loading>
    );
  }
  return (
    <Loading>
      <div className={classes.sheet}>
        <Table {...TABLE}>
          <Heads columns={columns} />
          <Table.Tbody>
            {AWAITED.map((width) => (
              <Table.Tr key={width}>
                {columns.map(({ key, align }) => (
                  <Table.Td key={key}>
                    <Skeleton
                      height={18}
                      my={3}
                      width={width}
                      radius="sm"
                      {...(align === 'right' ? { ml: 'auto' } : {})}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Loading>
  );
}
