import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from './status-badge.js';
import { STATUS_TONES, type StatusKind, type StatusOf } from './status-tone.js';

interface StatusProps<K extends StatusKind> {
  of: K;
  status: StatusOf<K>;
  size?: 'md' | 'lg';
}

/** The badge of one of the product's own statuses, in people's words. */
export function Status<K extends StatusKind>({ of, status, size }: StatusProps<K>) {
  const { t } = useTranslation('status');
  const tones: Record<string, Tone> = STATUS_TONES[of];
  // The key exists for every pair: catalogues.spec.ts compares STATUS_TONES with the catalogue.
  const label = t(`${of}.${status}` as 'referral.SUBMITTED');
  return <StatusBadge tone={tones[status] ?? 'ended'} label={label} size={size ?? 'md'} />;
}
