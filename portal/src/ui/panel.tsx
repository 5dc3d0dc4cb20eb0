import { Group, Paper, Stack, Title, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps extends PaperProps {
  title?: ReactNode;
  /** At the end of the title's line: a link to all, a small action. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A sheet on the page: a titled group of things that belong together. */
export function Panel({ title, aside, children, ...props }: PanelProps) {
  return (
    <Paper component="section" className={classes.panel} {...props}>
      {title && (
        <Group justify="space-between" align="baseline" mb="md" gap="sm">
          <Title order={2} size="h3">
            {title}
          </Title>
          {aside}
        </Group>
      )}
      <Stack gap="md">{children}</Stack>
    </Paper>
  );
}
