import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBuildingPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { lazyPart } from '../../ui/lazy-part.js';

const AddCompanyForm = lazyPart(() => import('./add-company-form.js'));

/** Adds a company before its first referral, deal or advocate comes. */
export function AddCompanyButton() {
  const { t } = useTranslation('companies');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconBuildingPlus size={18} aria-hidden />} onClick={open}>
        {t('add.action')}
      </Button>
      <Dialog opened={opened} onClose={close} title={t('add.action')}>
        <AddCompanyForm />
      </Dialog>
    </>
  );
}
