import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useState, type ReactNode } from 'react';
import { lazyPart } from '../lazy-part.js';

const ConfirmDialog = lazyPart(() => import('./confirm-dialog.js'));

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

/** A button that asks for confirmation first. */
export function ConfirmButton({
  children,
  question,
  consequence,
  confirmLabel,
  danger = false,
  onConfirm,
  ...button
}: ConfirmButtonProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="default"
        {...button}
        aria-haspopup="dialog"
        onClick={() => {
          setAsked(true);
          open();
        }}
      >
        {children}
      </Button>
      {asked && (
        <Suspense>
          <ConfirmDialog
            opened={opened}
            onClose={close}
            question={question}
            consequence={consequence}
            confirmLabel={confirmLabel}
            danger={danger}
            onConfirm={onConfirm}
          />
        </Suspense>
      )}
    </>
  );
}
