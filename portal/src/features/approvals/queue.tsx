import { ActionIcon, Alert, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState } from '../../ui/states/states.js';
import classes from './queue.module.css';
import type { QueueState } from './use-queue.js';
import { useShortcuts } from './use-shortcuts.js';

interface QueueProps<Item extends { id: string }> {
  queue: QueueState<Item>;
  /** The entry of an item in the list at the side. */
  entryOf: (item: Item) => { title: string; hint: string };
  /** The commands of letters, beside j and k. */
  commands: Readonly<Record<string, () => void>>;
  keys: boolean;
  /** The outcome of the last decision, where it must be shown. */
  notice: string | null;
  empty: { title: string; body: string; action: { label: string; to: string } };
  children: (current: Item) => ReactNode;
}

function Side<Item extends { id: string }>({ queue, entryOf }: QueueProps<Item>) {
  const { t } = useTranslation('approvals');
  return (
    <nav aria-label={t('queue.label')} className={classes.side}>
      <ol className={classes.list}>
        {queue.items.map((item) => {
          const { title, hint } = entryOf(item);
          return (
            <li key={item.id}>
              <UnstyledButton
                className={classes.entry}
                aria-current={item.id === queue.current?.id}
                onClick={() => {
                  queue.choose(item.id);
                }}
              >
                <Text component="span" fw={600} display="block">
                  {title}
                </Text>
                <Text component="span" size="sm" c="dimmed" display="block">
                  {hint}
                </Text>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Steps<Item>({ queue }: { queue: QueueState<Item> }) {
  const { t } = useTranslation('approvals');
  const count = queue.items.length;
  return (
    <Group justify="space-between" mb="xs">
      <Text size="sm" c="dimmed" aria-live="polite">
        {t('position', { place: queue.place, count })}
      </Text>
      <Group gap={4}>
        <ActionIcon aria-label={t('previous')} onClick={queue.previous} disabled={queue.place <= 1}>
          <IconChevronLeft size={22} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('next')} onClick={queue.next} disabled={queue.place >= count}>
          <IconChevronRight size={22} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}

/**
 * What waits for a decision, one after the other, by mouse or by keyboard: the queue at the side, what is being
 * looked at beside it; on a phone one thing at a time.
 */
export function Queue<Item extends { id: string }>(props: QueueProps<Item>) {
  const { queue, notice, empty } = props;
  const { current } = queue;
  useShortcuts({ j: queue.next, k: queue.previous, ...props.commands }, props.keys);
  return (
    <>
      {notice && (
        <Alert role="status" color="dusk" mb="md" icon={<IconInfoCircle aria-hidden />}>
          {notice}
        </Alert>
      )}
      {current ? (
        <div className={classes.frame}>
          <Side {...props} />
          <div className={classes.main}>
            <Steps queue={queue} />
            {props.children(current)}
          </div>
        </div>
      ) : (
        <Panel>
          <EmptyState
            title={empty.title}
            action={
              <ButtonLink to={empty.action.to} variant="default">
                {empty.action.label}
              </ButtonLink>
            }
          >
            {empty.body}
          </EmptyState>
        </Panel>
      )}
    </>
  );
}
