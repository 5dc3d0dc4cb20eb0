import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog.js';
import { lazyPart } from '../../../ui/lazy-part.js';

const InviteForm = lazyPart(() => import('./invite-form.js'));

interface InviteProps extends ButtonProps {
  /** Who was chosen; absent: the people are typed or pasted. */
  advocateIds?: readonly string[];
  onDone?: () => void;
}

/** Opens the form that invites advocates, for marketers and admins. */
export function Invite({ advocateIds, onDone, ...button }: InviteProps) {
  const { t } = useTranslation('invitations');
  const [opened, { open, close }] = useDisclosure(false);
  const label = t(advocateIds ? 'invite.chosen' : 'invite.action');
  return (
    <>
      <Button
        leftSection={<IconMailPlus size={18} aria-hidden />}
        {...button}
        aria-haspopup="dialog"
        onClick={open}
      >
        {label}
      </Button>
      <Dialog opened={opened} onClose={close} title={label} size="lg">
        <InviteForm
          {...(advocateIds && { advocateIds })}
          onDone={() => {
            close();
            onDone?.();
          }}
        />
      </Dialog>
    </>
  );
}
