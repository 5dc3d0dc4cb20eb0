import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import classes from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  /** The way back or the section, above the title. */
  above?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page; its title is also the browser's. */
export function PageHeader({ title, lead, above, actions }: PageHeaderProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · Goodturn`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <Group component="header" className={classes.header} justify="space-between" align="flex-end">
      <Stack gap={6} className={classes.words}>
        {above}
        <Title order={1}>{title}</Title>
        {lead && (
          <Text c="dimmed" maw="62ch">
            {lead}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="sm">{actions}</Group>}
    </Group>
  );
}
