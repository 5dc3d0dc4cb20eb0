import { Button, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './list.module.css';

interface BulkBarProps {
  count: number;
  onClear: () => void;
  /** The acts for all chosen rows. */
  children: ReactNode;
}

/** Shown while rows are chosen: how many, the acts for them, and the way out. */
export default function BulkBar({ count, onClear, children }: BulkBarProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.bulk} role="region" aria-label={t('list.bulk')}>
      <Text fw={600} role="status">
        {t('list.selected', { count })}
      </Text>
      <div className={classes.bulkActs}>{children}</div>
      <Button variant="subtle" leftSection={<IconX size={18} aria-hidden />} onClick={onClear}>
        {t('list.unselect')}
      </Button>
    </div>
  );
}
