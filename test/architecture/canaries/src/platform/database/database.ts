// expects: nothing (the room of transactions)
interface Source {
  transaction(work: () => Promise<void>): Promise<void>;
}

export const begin = (source: Source): Promise<void> => source.transaction(() => Promise.resolve());
