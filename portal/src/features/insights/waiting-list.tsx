import { Group, Stack, Text } from '@mantine/core';
import { IconChecklist, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import { WAITING_KINDS, type Waiting } from './waiting-kinds.js';
import classes from './waiting-list.module.css';

const DAY_MS = 86_400_000;

const ORDER = Object.keys(WAITING_KINDS);

function useItems(waiting: readonly Waiting[]) {
  const { t } = useTranslation('overview');
  const formats = useFormats();
  return [...waiting]
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
    .map(({ kind, count, oldestAt, about }) => {
      const { Icon, path, search } = WAITING_KINDS[kind];
      const days = oldestAt
        ? Math.max(0, Math.floor((formats.nowMs() - Date.parse(oldestAt)) / DAY_MS))
        : 0;
      return {
        key: `${kind} ${about?.id ?? ''}`,
        path: typeof path === 'string' ? path : path(about?.id ?? ''),
        search,
        Icon,
        text: t(`waiting.kind.${kind}.what`, { count, name: about?.name ?? '' }),
        hint: t(`waiting.kind.${kind}.hint`, { days }),
      };
    });
}

/** What waits for the reader, each with the way to it. */
export function WaitingList({ waiting, slug }: { waiting: readonly Waiting[]; slug: string }) {
  const { t } = useTranslation('overview');
  const items = useItems(waiting);
  if (items.length === 0) {
    return (
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconChecklist size={22} stroke={1.7} style={{ flex: 'none' }} aria-hidden />
        <Text>{t('waiting.none')}</Text>
      </Group>
    );
  }
  return (
    <ul className={classes.list}>
      {items.map(({ key, path, search, Icon, text, hint }) => {
        const to: string = `/${slug}/${path}`;
        return (
          <li key={key}>
            <Link to={to} search={(search ?? {}) as never} className={classes.item}>
              <span className={classes.mark} aria-hidden>
                <Icon size={22} stroke={1.7} />
              </span>
              <Stack gap={0} className={classes.words}>
                <Text component="span" fw={600}>
                  {text}
                </Text>
                <Text component="span" size="sm" c="dimmed">
                  {hint}
                </Text>
              </Stack>
              <IconChevronRight size={20} className={classes.arrow} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
