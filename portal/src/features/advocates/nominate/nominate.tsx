import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHeartPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog.js';
import { lazyPart } from '../../../ui/lazy-part.js';

const NominateForm = lazyPart(() => import('./nominate-form.js'));

/** Staff name somebody who would make a good advocate. */
export function Nominate() {
  const { t } = useTranslation('invitations');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHeartPlus size={18} aria-hidden />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t('nominate.action')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('nominate.action')}>
        <NominateForm onDone={close} />
      </Dialog>
    </>
  );
}
