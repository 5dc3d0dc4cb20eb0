import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './more-sheet.module.css';

interface MoreSheetProps {
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The whole navigation on a phone, as a sheet from below. */
export default function MoreSheet({ opened, onClose, children }: MoreSheetProps) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={t('menu')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ content: classes.sheet ?? '' }}
    >
      <Stack component="nav" gap="lg" aria-label={t('menu')}>
        {children}
      </Stack>
    </Drawer>
  );
}
