import { useState } from 'react';

export interface Selection<Row> {
  /** Those that are among the rows still. */
  rows: readonly Row[];
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** All that are shown, or none where all were. */
  toggleAll: () => void;
  clear: () => void;
}

/** Rows that somebody chose; one that is gone from the list is chosen no more. */
export function useSelection<Row extends { id: string }>(rows: readonly Row[]): Selection<Row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => ids.has(id));
  const clear = () => {
    setIds(new Set());
  };
  return {
    rows: chosen,
    has: ({ id }) => ids.has(id),
    toggle: ({ id }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll: () => {
      if (chosen.length === rows.length) clear();
      else setIds(new Set(rows.map(({ id }) => id)));
    },
    clear,
  };
}
