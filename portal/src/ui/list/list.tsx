import { Button, Center, Stack } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../lazy-part.js';
import { Panel } from '../panel.js';
import { EmptyState, ListSkeleton } from '../states/states.js';
import { isNarrowed, widened } from './list-ask.js';
import type { ListFile } from './list-csv.js';
import type { ListState } from './list-state.js';
import classes from './list.module.css';
import { Rows, RowsSkeleton, type ListColumn } from './rows.js';
import { useSelection, type Selection } from './selection.js';

const ListBar = lazyPart(() => import('./list-bar.js'));
const BulkBar = lazyPart(() => import('./bulk-bar.js'));

export interface Bulk<Row> {
  /** For the row's checkbox. */
  nameOf: (row: Row) => string;
  /** The acts for all chosen rows; `done` ends the choosing. */
  acts: (rows: readonly Row[], done: () => void) => ReactNode;
}

interface EmptyTexts {
  title: string;
  body?: ReactNode;
  action?: ReactNode;
}

export interface ListProps<Row> {
  /** What the list holds, for people who hear the page; also the name of its file. */
  label: string;
  list: ListState<Row>;
  /** Cards on a phone, a table where there is room. */
  columns?: readonly ListColumn<Row>[];
  /** A look of its own; columns are then for the file alone. */
  look?: (rows: readonly Row[]) => ReactNode;
  /** Shown when the list has no rows at all: an invitation, with the way to the first row. */
  empty: EmptyTexts;
  /** Shown when the request has no rows; the way to the whole list is below. */
  nothing?: { title: string; body: string };
  /** The list is in a sheet already. */
  inPanel?: boolean;
  bulk?: Bulk<Row>;
  /** Offers the list as a file, of the columns that have a `text`. */
  csv?: boolean;
}

function NoRows<Row>({ list, empty, nothing, inPanel = false }: ListProps<Row>) {
  const { t } = useTranslation('common');
  const { asked, can, ask } = list;
  const found = nothing ?? { title: t('list.nothing'), body: t('list.nothingBody') };
  const widen = (
    <Button
      variant="default"
      onClick={() => {
        ask(widened(asked, can));
      }}
    >
      {t('list.widen')}
    </Button>
  );
  const texts = isNarrowed(asked, can) ? { ...found, action: widen } : empty;
  const state = (
    <EmptyState title={texts.title} action={texts.action}>
      {texts.body}
    </EmptyState>
  );
  return inPanel ? state : <Panel>{state}</Panel>;
}

function More({ list }: { list: Pick<ListState<unknown>, 'hasMore' | 'fetching' | 'more'> }) {
  const { t } = useTranslation('common');
  if (!list.hasMore) return null;
  return (
    <Center>
      <Button variant="default" onClick={list.more} loading={list.fetching}>
        {t('showMore')}
      </Button>
    </Center>
  );
}

const onPage = <Row,>(columns: readonly ListColumn<Row>[]) =>
  columns.filter(({ fileOnly }) => fileOnly !== true);

function Shown<Row extends { id: string }>({
  selection,
  ...props
}: ListProps<Row> & { selection: Selection<Row> }) {
  const { list, label, columns = [], look, bulk } = props;
  if (list.rows.length === 0) return <NoRows {...props} />;
  return (
    <div className={classes.shown} data-before={list.state === 'OF_BEFORE' || undefined}>
      {look ? (
        look(list.rows)
      ) : (
        <Rows
          label={label}
          columns={onPage(columns)}
          rows={list.rows}
          {...(bulk ? { selection, nameOf: bulk.nameOf } : {})}
        />
      )}
    </div>
  );
}

/** Of the columns that have a text. */
function fileOf<Row>({ list, label, columns, csv }: ListProps<Row>): ListFile | null {
  if (!csv || !columns) return null;
  const told = columns.flatMap(({ header, text }) => (text ? [{ header, text }] : []));
  return {
    label,
    heads: told.map(({ header }) => header),
    async *pages() {
      for await (const rows of list.everyPage()) {
        yield rows.map((row) => told.map(({ text }) => text(row)));
      }
    },
  };
}

/** The bar above the rows; its place is kept until its code is there. */
function Bar<Row>(props: ListProps<Row>) {
  const { can, asked, ask } = props.list;
  const { search, views, filters, sorts } = can;
  const file = fileOf(props);
  if (search === undefined && !views && !filters && !sorts && !file) return null;
  const place = <div className={classes.barPlace} data-views={Boolean(views) || undefined} />;
  return (
    <Suspense fallback={place}>
      <ListBar can={can} asked={asked} ask={ask} file={file} />
    </Suspense>
  );
}

function Waiting<Row>({ columns, look }: ListProps<Row>) {
  return columns && !look ? <RowsSkeleton columns={onPage(columns)} /> : <ListSkeleton />;
}

/**
 * One list of the portal, with everything that belongs to it: its choices above, its rows, the way
 * to more, the acts for chosen ones, and each state in which there are no rows to show.
 */
export function List<Row extends { id: string }>(props: ListProps<Row>) {
  const { list, bulk } = props;
  const selection = useSelection(list.rows);
  const waiting = list.state === 'WAITING';
  return (
    <Stack gap="md">
      <Bar {...props} />
      {waiting && !list.failure && <Waiting {...props} />}
      {!waiting && <Shown {...props} selection={selection} />}
      {list.failure}
      {!waiting && <More list={list} />}
      {bulk && selection.rows.length > 0 && (
        <Suspense>
          <BulkBar count={selection.rows.length} onClear={selection.clear}>
            {bulk.acts(selection.rows, selection.clear)}
          </BulkBar>
        </Suspense>
      )}
    </Stack>
  );
}
