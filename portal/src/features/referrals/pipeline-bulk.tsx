import { Group } from '@mantine/core';
import { IconCheck, IconPhoneCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useViewer } from '../../platform/viewer.js';
import { toast } from '../../platform/toast.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { RecordFirstContact } from './contact-panel.js';
import { waitsForContact } from './first-contact.js';
import { ModerateReferral } from './moderate-panel.js';
import type { PipelineRow } from './pipeline-page.js';
import { useReferralName } from './referral-name.js';

/** One after the other; those that were refused, or had no answer, are named. */
function useEach() {
  const { t } = useTranslation('pipeline');
  const nameOf = useReferralName();
  return async (
    rows: readonly PipelineRow[],
    act: (row: PipelineRow) => Promise<object | null>,
  ) => {
    const left: string[] = [];
    for (const row of rows) {
      const answer = await act(row);
      if (!answer || isUserError(answer)) left.push(nameOf(row));
    }
    const names = left.join(', ');
    await toast({
      title: t('bulk.done', { count: rows.length - left.length }),
      tone: left.length > 0 ? 'attention' : 'good',
      ...(left.length > 0 ? { message: t('bulk.left', { names }) } : {}),
    });
  };
}

/**
 * What sales does with several referrals at once, offered for those among them that wait for it.
 * Not for one's own (R-C5).
 */
export default function PipelineBulk({
  rows,
  onDone,
}: {
  rows: readonly PipelineRow[];
  onDone: () => void;
}) {
  const { t } = useTranslation('pipeline');
  const each = useEach();
  const [moderate] = useKeyedVerb(ModerateReferral);
  const [contact] = useKeyedVerb(RecordFirstContact);
  const { advocateId } = useViewer();
  const others = rows.filter(({ advocate }) => advocate.id !== advocateId);
  // Of a duplicate, somebody decides first whose place it is (R-W6).
  const toAccept = others.filter(
    ({ moderation, status }) => moderation === 'PENDING' && status !== 'DUPLICATE',
  );
  const toContact = others.filter(waitsForContact);
  const accept = async () => {
    await each(toAccept, ({ id }) => moderate({ id, accepted: true }));
    onDone();
  };
  const contacted = async () => {
    await each(toContact, ({ id }) => contact({ id, contactedAt: null }));
    onDone();
  };
  return (
    <Group gap="sm">
      <ConfirmButton
        disabled={toAccept.length === 0}
        leftSection={<IconCheck size={18} aria-hidden />}
        question={t('bulk.acceptQuestion', { count: toAccept.length })}
        consequence={t('bulk.acceptBody')}
        confirmLabel={t('bulk.accept', { count: toAccept.length })}
        onConfirm={accept}
      >
        {t('bulk.accept', { count: toAccept.length })}
      </ConfirmButton>
      <ConfirmButton
        disabled={toContact.length === 0}
        leftSection={<IconPhoneCheck size={18} aria-hidden />}
        question={t('bulk.contactQuestion', { count: toContact.length })}
        consequence={t('bulk.contactBody')}
        confirmLabel={t('bulk.contact', { count: toContact.length })}
        onConfirm={contacted}
      >
        {t('bulk.contact', { count: toContact.length })}
      </ConfirmButton>
    </Group>
  );
}
