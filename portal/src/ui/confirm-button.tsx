import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmButtonProps extends ButtonProps {
  children: ReactNode;
  /** The question: "Withdraw this referral?" */
  question: string;
  /** What will happen, and whether it can be taken back. */
  consequence: ReactNode;
  /** The words on the button that does it; never just "OK". */
  confirmLabel: string;
  danger?: boolean;
  /** The question stays open, and its button busy, until this is done. */
  onConfirm: () => unknown;
}

/** A button whose act is asked about first. */
export function ConfirmButton({
  children,
  question,
  consequence,
  confirmLabel,
  danger = false,
  onConfirm,
  ...button
}: ConfirmButtonProps) {
  const { t } = useTranslation('common');
  const [opened, { open, close }] = useDisclosure(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      close();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
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
            <Button variant="default" onClick={close} data-autofocus>
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
    </>
  );
}
