import { Button } from '@mantine/core';
import { useState } from 'react';
import { PointsAmount } from '../ui/formats/amounts.js';
import { readAsk, type Narrowing } from '../ui/list/list-ask.js';
import { List } from '../ui/list/list.js';
import type { ListColumn } from '../ui/list/rows.js';
import { Deadline } from '../ui/formats/moments.js';
import { Status } from '../ui/states/status.js';
import type { StatusOf } from '../ui/states/status-tone.js';

interface Row {
  id: string;
  name: string;
  status: StatusOf<'referral'>;
  closesAt: string;
  points: number;
}

const ROWS: Row[] = [
  {
    id: '1',
    name: 'Hana Mori, Aozora Logistics',
    status: 'OPPORTUNITY',
    closesAt: '2027-03-04T15:00:00Z',
    points: 2000,
  },
  {
    id: '2',
    name: 'Rizky Pratama, Samudra Foods',
    status: 'CONVERTED',
    closesAt: '2027-04-20T15:00:00Z',
    points: 2000,
  },
  {
    id: '3',
    name: 'Chen Hao, Lanhai Technology',
    status: 'EXPIRED',
    closesAt: '2027-02-01T15:00:00Z',
    points: 0,
  },
];

const COLUMNS: ListColumn<Row>[] = [
  { key: 'name', header: 'Who', primary: true, cell: (row) => <a href="#row">{row.name}</a> },
  { key: 'status', header: 'Status', cell: (row) => <Status of="referral" status={row.status} /> },
  { key: 'window', header: 'Window', cell: (row) => <Deadline closesAt={row.closesAt} /> },
  {
    key: 'points',
    header: 'Points',
    align: 'right',
    cell: (row) => <PointsAmount points={row.points} />,
  },
];

const CAN: Narrowing = {
  search: 'Search by name',
  filters: [
    {
      key: 'status',
      label: 'Status',
      choices: ROWS.map(({ status }) => ({ value: status, label: status.toLowerCase() })),
    },
  ],
  sorts: [{ value: 'window', label: 'Runs out first' }],
};

/** A list whose rows are here: its search and filters work. */
export function GalleryList() {
  const [asked, ask] = useState(readAsk({}, CAN));
  const status = asked.filters['status'] ?? [];
  const rows = ROWS.filter(
    (row) => row.name.includes(asked.q) && (status.length === 0 || status.includes(row.status)),
  );
  return (
    <List
      label="Referrals"
      list={{
        ...{ rows, state: 'SHOWN', failure: null, hasMore: true, fetching: false, can: CAN },
        ...{ asked, ask, more: () => undefined },
        everyPage: async function* () {
          yield await Promise.resolve(rows);
        },
      }}
      columns={COLUMNS}
      csv
      empty={{ title: 'No referral yet', body: 'Refer somebody.' }}
      bulk={{
        nameOf: ({ name }) => name,
        acts: (chosen) => <Button>Accept {chosen.length}</Button>,
      }}
    />
  );
}
