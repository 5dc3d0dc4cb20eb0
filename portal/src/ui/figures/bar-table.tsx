import { Group, Stack, Table, Text } from '@mantine/core';
import classes from './bar-table.module.css';
import { CsvButton } from './csv-button.js';
import { HowCounted, type Counting } from './how-counted.js';
import { TextLink } from '../link.js';

export interface BarRow {
  key: string;
  label: string;
  /** Length of the bar, from 0 to 1; none where there is nothing to show. */
  share: number | null;
  /** The figures of the row, in the order of the heads after the first. */
  figures: readonly string[];
  /** The list behind the figure. */
  list?: ListLink;
}

/** A page and what it is narrowed to. */
export interface ListLink {
  to: string;
  search: Record<string, string>;
}

interface BarTableProps {
  label: string;
  /** The first is over the labels, the last over the bars' own figure. */
  heads: readonly string[];
  rows: readonly BarRow[];
  counted?: Counting;
}

function Bars({ label, heads, rows }: BarTableProps) {
  return (
    <Table aria-label={label} className={classes.table} withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head, index) => (
            <Table.Th key={head} scope="col" ta={index === 0 ? 'left' : 'right'}>
              <Text size="xs" fw={600} c="dimmed" component="span">
                {head}
              </Text>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            <Table.Th scope="row" className={classes.label}>
              {row.list ? <TextLink {...row.list}>{row.label}</TextLink> : row.label}
              <div className={classes.track} aria-hidden>
                <div className={classes.bar} style={{ width: `${(row.share ?? 0) * 100}%` }} />
              </div>
            </Table.Th>
            {row.figures.map((figure, index) => (
              <Table.Td key={heads[index + 1]} className={`${classes.figure} figures`}>
                {figure}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Figures as a table, each with a bar that shows the same: nothing is shown by colour alone. */
export function BarTable(props: BarTableProps) {
  const { label, heads, rows, counted } = props;
  return (
    <Stack gap="xs">
      <Bars {...props} />
      <Group justify="flex-end" gap={4}>
        {counted && <HowCounted figure={label} counting={counted} />}
        <CsvButton
          label={label}
          rows={[heads, ...rows.map((row) => [row.label, ...row.figures])]}
        />
      </Group>
    </Stack>
  );
}
