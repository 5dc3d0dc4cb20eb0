import { cloneElement, startTransition, Suspense, useEffect, useRef, useState } from 'react';
import type { HTMLAttributes, ReactElement, ReactNode, RefObject } from 'react';

export type OpenerButton = ReactElement<
  HTMLAttributes<HTMLButtonElement> & { ref?: RefObject<HTMLButtonElement | null> }
>;

interface OpenerProps {
  button: OpenerButton;
  opens: 'menu' | 'dialog';
  /** Fetches the code of what opens. */
  load: () => Promise<unknown>;
  /** What opens, with the button in its place: a `lazyPart` of the same code. */
  children: ReactNode;
}

/**
 * A button and what opens beside it. The code that places one beside the other is a tenth of a
 * first load: it is fetched when somebody turns to the button.
 */
export function Opener({ button, opens, load, children }: OpenerProps) {
  const [asked, setAsked] = useState(false);
  // A failure here is shown only when somebody opens it.
  const warm = () => void load().catch(() => undefined);
  const closed = cloneElement(button, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: warm,
    onFocus: warm,
    onClick: () => {
      // The button stays as it is until the rest is here.
      startTransition(() => {
        setAsked(true);
      });
    },
  });
  return <Suspense fallback={closed}>{asked ? children : closed}</Suspense>;
}

/** Content that was fetched by a press on the button is open from the start. */
export function useOpened(button: OpenerButton) {
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone with its focus; closing gives it back to the one in its place.
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return { opened, setOpened, target: cloneElement(button, { ref: target }) };
}
