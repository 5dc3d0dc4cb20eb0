import { Suspense, useState } from 'react';
import { lazyPart } from '../lazy-part.js';
import type { DialogSheetProps } from './dialog-sheet.js';

const DialogSheet = lazyPart(() => import('./dialog-sheet.js'));

/** A dialog whose code is fetched when it is opened first: the page before it needs none of it. */
export function Dialog(props: DialogSheetProps) {
  const [asked, setAsked] = useState(props.opened);
  if (props.opened && !asked) setAsked(true);
  if (!asked) return null;
  return (
    <Suspense>
      <DialogSheet {...props} />
    </Suspense>
  );
}
