import { useState } from 'react';

export interface QueueState<Item> {
  items: readonly Item[];
  current: Item | undefined;
  /** Place of the current one, from 1. */
  place: number;
  choose: (id: string) => void;
  next: () => void;
  previous: () => void;
  /** Removes one at once, before the server has sent the rest of the queue. */
  leaveOut: (id: string) => void;
  /** As it is now, before the server has sent the queue with it. */
  putBack: (item: Item) => void;
}

/** One item after the other, from `startAt` or the first: when one is done, the next one is shown. */
export function useQueue<Item extends { id: string; version?: number }>(
  all: readonly Item[],
  startAt = '',
): QueueState<Item> {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<{ id: string; index: number }>({ id: startAt, index: 0 });
  const [back, setBack] = useState<Item | null>(null);
  const items = withBack(all, back, at.index).filter((item) => !left.has(item.id));
  const found = items.findIndex((item) => item.id === at.id);
  const index = found >= 0 ? found : Math.min(at.index, Math.max(0, items.length - 1));
  const go = (to: number) => {
    const item = items[Math.max(0, Math.min(to, items.length - 1))];
    if (item) setAt({ id: item.id, index: items.indexOf(item) });
  };
  return {
    items,
    current: items[index],
    place: index + 1,
    choose: (id) => {
      go(items.findIndex((item) => item.id === id));
    },
    next: () => {
      go(index + 1);
    },
    previous: () => {
      go(index - 1);
    },
    leaveOut: (id) => {
      setAt({ id: '', index });
      setLeft(new Set([...left, id]));
    },
    putBack: (item) => {
      setBack(item);
      setLeft(new Set([...left].filter((each) => each !== item.id)));
      setAt({ id: item.id, index });
    },
  };
}

/** What was put back stands where it was, until the server sends it as new as that. */
function withBack<Item extends { id: string; version?: number }>(
  all: readonly Item[],
  back: Item | null,
  index: number,
): readonly Item[] {
  if (back === null) return all;
  const sent = all.find(({ id }) => id === back.id);
  if (!sent) return [...all.slice(0, index), back, ...all.slice(index)];
  const isOlder = (sent.version ?? 0) < (back.version ?? 0);
  return isOlder ? all.map((item) => (item === sent ? back : item)) : all;
}

/** The act begun on the current item; it is not carried to the next. */
export function useBegun<Kind>(
  currentId: string | undefined,
): [begun: Kind | null, begin: (kind: Kind | null) => void] {
  const [written, setWritten] = useState<{ id: string; kind: Kind | null }>({ id: '', kind: null });
  return [
    written.id === currentId ? written.kind : null,
    (kind) => {
      if (currentId !== undefined) setWritten({ id: currentId, kind });
    },
  ];
}
