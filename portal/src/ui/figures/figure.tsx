import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './figure.module.css';
import { HowCounted, type Counting } from './how-counted.js';

interface FigureProps {
  label: string;
  value: ReactNode;
  /** A line under the figure: the interval, the change, what it waits for. */
  hint?: ReactNode;
  counted?: Counting;
  /** A link to the list behind the figure. */
  list?: ReactNode;
}

/** A number with its meaning, and the answer to "how is this counted?". */
export function Figure({ label, value, hint, counted, list }: FigureProps) {
  return (
    <div className={classes.figure}>
      <div className={classes.label}>
        <Text size="sm" c="dimmed" component="span">
          {label}
        </Text>
        {counted && <HowCounted figure={label} counting={counted} />}
      </div>
      <div className={`${classes.value} figures`}>{value}</div>
      {hint && (
        <Text size="sm" c="dimmed" component="div">
          {hint}
        </Text>
      )}
      {list && <div className={classes.list}>{list}</div>}
    </div>
  );
}
