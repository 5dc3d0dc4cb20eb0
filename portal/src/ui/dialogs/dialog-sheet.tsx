import { Modal, Text, type MantineSize } from '@mantine/core';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasUnsaved, newUnsavedScope, UnsavedScope } from '../forms/unsaved.js';
import { lazyPart } from '../lazy-part.js';

const ConfirmDialog = lazyPart(() => import('./confirm-dialog.js'));

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
  const [scope] = useState(newUnsavedScope);
  const [asking, setAsking] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={() => {
        if (hasUnsaved(scope)) setAsking(true);
        else onClose();
      }}
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
      <UnsavedScope value={scope}>{children}</UnsavedScope>
      {asking && (
        <Suspense>
          <ConfirmDialog
            opened
            danger={false}
            question={t('unsaved.title')}
            consequence={t('unsaved.body')}
            confirmLabel={t('unsaved.leave')}
            onConfirm={onClose}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </Modal>
  );
}
