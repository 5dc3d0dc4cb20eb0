import { Button, Group, Kbd } from '@mantine/core';
import { IconCheck, IconHeart, IconPencil, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './queue.module.css';

const OTHERS = [
  { act: 'thanks', key: 't', Icon: IconHeart },
  { act: 'changes', key: 'c', Icon: IconPencil },
  { act: 'reject', key: 'r', Icon: IconX },
] as const;

interface DecisionActsProps {
  busy: boolean;
  onApprove: () => void;
  /** Absent where no message goes with an approval. */
  onThanks?: () => void;
  /** Absent where no changes can be requested. */
  onChanges?: () => void;
  onReject: () => void;
}

/** The ways to decide, each with its key. */
export function DecisionActs({
  busy,
  onApprove,
  onThanks,
  onChanges,
  onReject,
}: DecisionActsProps) {
  const { t } = useTranslation('approvals');
  const begins = { thanks: onThanks, changes: onChanges, reject: onReject };
  const hint = (key: string) => (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {key}
    </Kbd>
  );
  return (
    <Group gap="sm" className={classes.acts}>
      <Button
        leftSection={<IconCheck size={18} aria-hidden />}
        rightSection={hint('a')}
        loading={busy}
        onClick={onApprove}
      >
        {t('act.approve')}
      </Button>
      {OTHERS.filter(({ act }) => begins[act]).map(({ act, key, Icon }) => (
        <Button
          key={key}
          variant="default"
          leftSection={<Icon size={18} aria-hidden />}
          rightSection={hint(key)}
          onClick={begins[act]}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
    </Group>
  );
}
