import { createContext, use, useEffect, useRef } from 'react';

/** One that may hold what is not saved, and what it does where that is left on purpose. */
interface Holder {
  readonly isUnsaved: () => boolean;
  readonly onLeave?: (() => void) | undefined;
}

const holders = new Set<Holder>();

/** Those within a dialog, which can be closed by itself. */
export const UnsavedScope = createContext<Set<Holder> | null>(null);
export const newUnsavedScope = (): Set<Holder> => new Set();

export function hasUnsaved(among: ReadonlySet<Holder> = holders): boolean {
  return [...among].some(({ isUnsaved }) => isUnsaved());
}

/** Somebody was asked, and leaves it. */
export function leaveUnsaved(): void {
  for (const { isUnsaved, onLeave } of holders) if (isUnsaved()) onLeave?.();
}

/** Says that leaving would lose something, as long as `isUnsaved` answers so. */
export function useUnsaved(isUnsaved: () => boolean, onLeave?: () => void): void {
  const scope = use(UnsavedScope);
  useEffect(() => {
    const holder = { isUnsaved, onLeave };
    holders.add(holder);
    scope?.add(holder);
    return () => {
      holders.delete(holder);
      scope?.delete(holder);
    };
  }, [isUnsaved, onLeave, scope]);
}

/**
 * As `useUnsaved`, for values that are held outside a form: unsaved while they differ from what they
 * were at first. The answer takes them as they are now for saved, at once.
 */
export function useUnsavedValues(values: unknown): () => void {
  const text = JSON.stringify(values);
  const saved = useRef(text);
  useUnsaved(() => text !== saved.current);
  return () => {
    saved.current = text;
  };
}
