import { PRIMARY_SHADE, programShades } from './program-color.js';
import classes from './program-mark.module.css';

export interface ProgramName {
  slug: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** A programme's sign: its first letter on its colour. */
export function ProgramMark({ name, color }: Pick<ProgramName, 'name' | 'color'>) {
  return (
    <span
      className={classes.mark}
      style={{ background: programShades(color)[PRIMARY_SHADE] }}
      aria-hidden
    >
      {Array.from(name)[0]}
    </span>
  );
}
