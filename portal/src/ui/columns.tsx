import type { ReactNode } from 'react';
import classes from './columns.module.css';

interface ColumnsProps {
  children: ReactNode;
  /** Beside the main column where there is room; on a phone below it, or above with `asideFirst`. */
  aside: ReactNode;
  asideFirst?: boolean;
}

/** A page with one thing to read and a narrow column of facts about it. */
export function Columns({ children, aside, asideFirst = false }: ColumnsProps) {
  return (
    <div className={classes.columns} data-aside-first={asideFirst || undefined}>
      <div className={classes.main}>{children}</div>
      <div className={classes.aside}>{aside}</div>
    </div>
  );
}
