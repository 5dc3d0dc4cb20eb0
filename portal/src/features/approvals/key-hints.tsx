import { Group, Kbd, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './key-hints.module.css';

const HINTS = [
  { keys: ['j', 'k'], does: 'move' },
  { keys: ['a'], does: 'approve' },
  { keys: ['t'], does: 'thanks' },
  { keys: ['c'], does: 'changes' },
  { keys: ['r'], does: 'reject' },
  { keys: ['u'], does: 'undo' },
] as const;

interface KeyHintsProps {
  on: boolean;
  onChange: (on: boolean) => void;
  /** Keys that do nothing in this queue. */
  without?: readonly string[];
}

/** The keys of this queue; and the switch that makes letters letters again (WCAG 2.1.4). */
export function KeyHints({ on, onChange, without = [] }: KeyHintsProps) {
  const { t } = useTranslation('approvals');
  return (
    <Group className={classes.hints} gap="md" justify="space-between">
      <Group
        gap="md"
        component="ul"
        className={classes.list}
        aria-label={t('keys.title')}
        data-off={!on || undefined}
      >
        {HINTS.filter(({ does }) => !without.includes(does)).map(({ keys, does }) => (
          <Group key={does} component="li" gap={6}>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            <Text size="sm" component="span">
              {t(`keys.${does}`)}
            </Text>
          </Group>
        ))}
      </Group>
      <Switch
        label={t('keys.on')}
        checked={on}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    </Group>
  );
}
