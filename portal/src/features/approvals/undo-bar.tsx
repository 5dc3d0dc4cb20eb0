import { Button, Group, Paper, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './undo-bar.module.css';

/** R-C2: for so long a decision can be undone before anybody is notified. */
export const UNDO_SECONDS = 10;

interface UndoBarProps {
  text: string;
  name: string;
  busy: boolean;
  onUndo: () => void;
  onOver: () => void;
}

/** The last decision, and for ten seconds the button to undo it. */
export function UndoBar({ text, name, busy, onUndo, onOver }: UndoBarProps) {
  const { t } = useTranslation('approvals');
  const [left, setLeft] = useState(UNDO_SECONDS);
  useInterval(
    () => {
      if (left <= 1) onOver();
      else setLeft(left - 1);
    },
    1000,
    { autoInvoke: true },
  );
  return (
    <Paper className={classes.bar} shadow="md">
      <Group gap="sm" justify="space-between">
        <Group gap="xs" flex="1 1 14rem" wrap="nowrap">
          <IconCircleCheck size={22} aria-hidden />
          <div>
            <Text fw={600} role="status">
              {text}
            </Text>
            <Text size="sm">{t('undoLeft', { name, seconds: left })}</Text>
          </div>
        </Group>
        <Button
          variant="white"
          color="dark"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          loading={busy}
          onClick={onUndo}
        >
          {t('undo')}
        </Button>
      </Group>
    </Paper>
  );
}
