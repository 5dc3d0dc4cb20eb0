const PREFIX = 'goodturn.draft:';

/** What somebody typed and did not save, as their device keeps it. */
export interface KeptDraft<Values> {
  /** milliseconds since 1970, by the programme's clock */
  readonly at: number;
  /** the version that it was typed over; null: of what is new */
  readonly version: number | null;
  readonly values: Values;
}

/** A thing's draft is its writer's alone: others who sign in on the device have keys of their own. */
export interface DraftKey {
  readonly memberId: string;
  readonly slug: string;
  readonly of: 'challenge' | 'reward';
  /** null: one that is new */
  readonly id: string | null;
}

const nameOf = ({ memberId, slug, of, id }: DraftKey): string =>
  `${PREFIX}${memberId}:${slug}:${of}:${id ?? 'new'}`;

/** A browser may refuse to store, or be full: then nothing is kept, and leaving is still asked about. */
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export function readDraft<Values>(key: DraftKey): KeptDraft<Values> | null {
  return attempt(() => {
    const text = window.localStorage.getItem(nameOf(key));
    return text === null ? null : (JSON.parse(text) as KeptDraft<Values>);
  });
}

export function keepDraft(key: DraftKey, draft: KeptDraft<unknown>): void {
  attempt(() => {
    window.localStorage.setItem(nameOf(key), JSON.stringify(draft));
  });
}

export function dropDraft(key: DraftKey): void {
  attempt(() => {
    window.localStorage.removeItem(nameOf(key));
  });
}

/** Signing out: nobody else finds on this device what was typed. */
export function dropAllDrafts(): void {
  attempt(() => {
    for (const name of Object.keys(window.localStorage)) {
      if (name.startsWith(PREFIX)) window.localStorage.removeItem(name);
    }
  });
}
