import { ActionIcon, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './queue-frame.module.css';

interface QueueFrameProps {
  label: string;
  entries: readonly { id: string; title: string; hint: string }[];
  currentId: string;
  queue: {
    /** Place of the current one, from 1. */
    place: number;
    choose: (id: string) => void;
    next: () => void;
    previous: () => void;
  };
  children: ReactNode;
}

/** The queue at the side, what is being looked at beside it; on a phone one thing at a time. */
export function QueueFrame(props: QueueFrameProps) {
  const { t } = useTranslation('approvals');
  const count = props.entries.length;
  return (
    <div className={classes.frame}>
      <nav aria-label={props.label} className={classes.side}>
        <ol className={classes.list}>
          {props.entries.map(({ id, title, hint }) => (
            <li key={id}>
              <UnstyledButton
                className={classes.entry}
                aria-current={id === props.currentId}
                onClick={() => {
                  props.queue.choose(id);
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
          ))}
        </ol>
      </nav>
      <div className={classes.main}>
        <Group justify="space-between" mb="xs">
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('position', { place: props.queue.place, count })}
          </Text>
          <Group gap={4}>
            <ActionIcon
              aria-label={t('previous')}
              onClick={props.queue.previous}
              disabled={props.queue.place <= 1}
            >
              <IconChevronLeft size={22} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('next')}
              onClick={props.queue.next}
              disabled={props.queue.place >= count}
            >
              <IconChevronRight size={22} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        {props.children}
      </div>
    </div>
  );
}
