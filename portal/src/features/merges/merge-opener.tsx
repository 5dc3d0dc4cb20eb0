import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog.js';
import { lazyPart } from '../../ui/lazy-part.js';

const MergeForm = lazyPart(() => import('./merge-form.js'));

interface Named {
  id: string;
  name: string;
}

interface MergeOpenerProps {
  company: Named;
  /** Null: the dialog searches for it. */
  other: Named | null;
}

/** Opens the merge of a company with another one. */
export function MergeOpener({ company, other }: MergeOpenerProps) {
  const { t } = useTranslation('merges');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size={other ? 'compact-sm' : 'sm'}
        leftSection={<IconArrowMerge size={16} aria-hidden />}
        aria-haspopup="dialog"
        aria-label={other ? t('merge.openOf', { other: other.name }) : undefined}
        onClick={open}
      >
        {t(other ? 'merge.open' : 'merge.openAny')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        size="lg"
        title={t('merge.title', { company: company.name })}
      >
        <MergeForm company={company} other={other} onDone={close} />
      </Dialog>
    </>
  );
}
