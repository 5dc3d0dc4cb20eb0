import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';
import { usePageTitle } from './use-page-title.js';

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
  usePageTitle(title);
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
