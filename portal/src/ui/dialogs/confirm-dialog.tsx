import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  question: string;
  consequence: ReactNode;
  confirmLabel: string;
  danger: boolean;
  onConfirm: () => unknown;
}

/** The dialog itself; fetched when it is first needed. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, question, consequence, confirmLabel, danger, onConfirm } = props;
  const { t } = useTranslation('common');
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text component="span" fw={600} size="lg">
          {question}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <Text component="div">{consequence}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            {...(danger ? { color: 'clay' } : {})}
            loading={busy}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
