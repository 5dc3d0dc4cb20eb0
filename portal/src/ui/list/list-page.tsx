import type { ReactNode } from 'react';
import { PageHeader } from '../shell/page-header.js';
import { List, type ListProps } from './list.js';

interface ListPageProps<Row> extends Omit<ListProps<Row>, 'label'> {
  title: string;
  /** One sentence: what the list is for. */
  lead?: ReactNode;
  /** The way to a new row. */
  actions?: ReactNode;
  /** Between the head and the list: its figures. */
  above?: ReactNode;
}

/** A page that is a list: its head, and the list under the same name. */
export function ListPage<Row extends { id: string }>(props: ListPageProps<Row>) {
  const { title, lead, actions, above, ...list } = props;
  return (
    <>
      <PageHeader title={title} lead={lead} actions={actions} />
      {above}
      <List label={title} {...list} />
    </>
  );
}
