import { Button, Group, Paper, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconMoodPuzzled, IconPlant2, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './states.module.css';

interface EmptyStateProps {
  title: string;
  /** What to do next: an empty list is an invitation. */
  children: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  /** There is nothing else on the page: its title is the page's. */
  asPage?: boolean;
}

export function EmptyState({ title, children, action, icon, asPage = false }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" className={classes.state}>
      <div className={classes.mark} aria-hidden>
        {icon ?? <IconPlant2 size={28} stroke={1.6} />}
      </div>
      <Title order={asPage ? 1 : 2} size="h3" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw="46ch">
        {children}
      </Text>
      {action && <Group mt="sm">{action}</Group>}
    </Stack>
  );
}

interface ErrorStateProps {
  onRetry?: () => void;
  /** It is being tried at this moment. */
  retrying?: boolean | undefined;
  title?: string;
  children?: ReactNode;
  /** The request's id, for support: it finds the cause in the server's log. */
  requestId?: string | undefined;
  /** There is nothing else on the page: its title is the page's. */
  asPage?: boolean;
}

export function ErrorState(props: ErrorStateProps) {
  const { onRetry, retrying = false, title, children, requestId, asPage = false } = props;
  const { t } = useTranslation('common');
  return (
    <Stack align="center" gap="xs" className={classes.state} role="alert">
      <div className={`${classes.mark} ${classes.trouble}`} aria-hidden>
        <IconMoodPuzzled size={28} stroke={1.6} />
      </div>
      <Title order={asPage ? 1 : 2} size="h3" ta="center">
        {title ?? t('error.title')}
      </Title>
      <Text c="dimmed" ta="center" maw="46ch">
        {children ?? t('error.body')}
      </Text>
      {requestId && (
        <Text size="xs" c="dimmed">
          {t('error.requestId', { requestId })}
        </Text>
      )}
      {onRetry && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          loading={retrying}
          onClick={onRetry}
        >
          {t('retry')}
        </Button>
      )}
    </Stack>
  );
}

/** Shown in the place of something that is being loaded. */
export function Loading({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-busy>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <div aria-hidden>{children}</div>
    </div>
  );
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A list that is being loaded. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Loading>
      <Stack gap="sm">
        {times(rows).map((row) => (
          <Paper key={row} className={classes.row}>
            <Skeleton height={16} width={`${44 - (row % 3) * 8}%`} radius="sm" />
            <Skeleton height={12} mt={10} width={`${70 - (row % 4) * 9}%`} radius="sm" />
          </Paper>
        ))}
      </Stack>
    </Loading>
  );
}

/** A whole page that is being loaded: its head and two panels. */
export function PageSkeleton() {
  return (
    <Loading>
      <Skeleton height={32} width="min(20rem, 70%)" radius="sm" />
      <Skeleton height={14} mt={14} width="min(30rem, 90%)" radius="sm" />
      <Stack gap="lg" mt="xl">
        <Skeleton height={150} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </Stack>
    </Loading>
  );
}

/** A figure that is being loaded. */
export function FigureSkeleton() {
  return (
    <Loading>
      <Skeleton height={12} width={110} radius="sm" />
      <Skeleton height={30} mt={10} width={80} radius="sm" />
    </Loading>
  );
}
