import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';

/** Statuses in which nobody is to be contacted any more. */
const CLOSED = ['LOST', 'UNQUALIFIED', 'DUPLICATE', 'WITHDRAWN'];

interface Contacted {
  status: string;
  firstContactedAt: string | null;
  firstContactTarget: string | null;
  windowOpen: boolean;
  moderation: string;
}

/** The last day on which a first contact is in time; the target is the first instant after it (R-W3). */
export function useContactDue(): (referral: Contacted) => { day: string; late: boolean } | null {
  const formats = useFormats();
  return ({ firstContactTarget }) => {
    if (!firstContactTarget) return null;
    const { day, daysLeft } = formats.deadline(firstContactTarget, formats.nowMs());
    return { day, late: daysLeft < 0 };
  };
}

/** Whether somebody should still get in touch for the first time. */
export function waitsForContact(referral: Contacted): boolean {
  const closed = CLOSED.includes(referral.status) || referral.moderation === 'DENIED';
  return !referral.firstContactedAt && !closed && referral.windowOpen;
}

/** When somebody got in touch first, or by when they should. */
export function FirstContact({ referral }: { referral: Contacted }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const due = useContactDue()(referral);
  if (referral.firstContactedAt) {
    return <>{t('contactDone', { day: formats.dayOf(referral.firstContactedAt) })}</>;
  }
  if (!due || !waitsForContact(referral)) {
    return (
      <Text inherit component="span" c="dimmed">
        {t('contactNone')}
      </Text>
    );
  }
  if (!due.late) return <>{t('contactDue', { day: due.day })}</>;
  return (
    <Text inherit component="span" fw={600} c="clay.8">
      <IconAlertTriangle size={15} style={{ verticalAlign: '-2px' }} aria-hidden />{' '}
      {t('contactLate', { day: due.day })}
    </Text>
  );
}
