import { Modal, Text, type MantineSize } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface DialogSheetProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  size?: MantineSize;
  /** Content that is shown only once must not go by a click beside it or by Escape. */
  insistent?: boolean;
  children: ReactNode;
}

/** The sheet itself; fetched when somebody opens the first one. */
export default function DialogSheet(props: DialogSheetProps) {
  const { opened, onClose, title, size = 'md', insistent = false, children } = props;
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      closeOnClickOutside={!insistent}
      closeOnEscape={!insistent}
      title={
        <Text component="span" fw={600} size="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}
