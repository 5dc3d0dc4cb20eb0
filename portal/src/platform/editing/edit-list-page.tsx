import { IconPlus } from '@tabler/icons-react';
import { DataList, type DataColumn } from '../../ui/data-list.js';
import { ButtonLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/page-header.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { QueryView } from '../graphql/query-view.js';
import type { Pages } from '../graphql/use-pages.js';

interface EditListPageProps<Row> {
  title: string;
  lead: string;
  /** The way to a new one. */
  add: { label: string; to: string };
  empty: { title: string; body: string };
  pages: Pages<unknown, Row>;
  columns: readonly DataColumn<Row>[];
}

/** Everything of a kind that marketers write, with how it goes, and the way to a new one. */
export function EditListPage<Row extends { id: string }>(props: EditListPageProps<Row>) {
  const { title, empty, pages } = props;
  const add = (
    <ButtonLink to={props.add.to} leftSection={<IconPlus size={18} aria-hidden />}>
      {props.add.label}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={title} lead={props.lead} actions={add} />
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
        {() => (
          <DataList
            label={title}
            columns={props.columns}
            rows={pages.rows}
            rowKey={(row) => row.id}
            empty={
              <Panel>
                <EmptyState title={empty.title} action={add}>
                  {empty.body}
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
