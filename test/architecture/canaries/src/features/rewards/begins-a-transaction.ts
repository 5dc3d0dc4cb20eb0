// expects: no-restricted-syntax (transactions begin in platform/database)
interface Source {
  transaction(work: () => Promise<void>): Promise<void>;
}

export const begin = (source: Source): Promise<void> => source.transaction(() => Promise.resolve());
