import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/states/status-badge.js';
import { Status } from '../../../ui/states/status.js';
import type { StatusOf } from '../../../ui/states/status-tone.js';

interface Stands {
  status: StatusOf<'advocate'>;
  joinedAt: string | null;
  invitation: { hasEnded: boolean; declinedAt: string | null } | null;
}

/** What became of who never joined, in words of its own; null: the status says it. */
const endOf = ({ status, joinedAt, invitation }: Stands) => {
  if (joinedAt !== null) return null;
  if (status === 'INVITED' && invitation?.hasEnded) return 'ended';
  if (status !== 'LEFT') return null;
  return invitation?.declinedAt ? 'declined' : 'aside';
};

/** How far an advocate has come, as a text. */
export function useStateText(): (advocate: Stands) => string {
  const { t } = useTranslation(['staff-advocates', 'status']);
  return (advocate) => {
    const end = endOf(advocate);
    return end ? t(`state.${end}`) : t(`status:advocate.${advocate.status}`);
  };
}

/** How far an advocate has come: nominated, invited, joined, active. */
export function AdvocateState({ of, size }: { of: Stands; size?: 'lg' }) {
  const text = useStateText();
  return endOf(of) === null ? (
    <Status of="advocate" status={of.status} {...(size && { size })} />
  ) : (
    <StatusBadge tone="ended" label={text(of)} {...(size && { size })} />
  );
}
