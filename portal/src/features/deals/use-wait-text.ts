import { useTranslation } from 'react-i18next';

/** More referrals of a company than this are not counted (R-W13). */
const COUNTED = 100;

interface Wait {
  reason: 'TOO_MANY' | 'SAYS_NOTHING';
  candidates: number;
}

/** Why a deal waits, in a few words. */
export function useWaitText(): (wait: Wait) => string {
  const { t } = useTranslation('pipeline');
  return ({ reason, candidates }) => {
    if (reason === 'SAYS_NOTHING') return t('dealList.isPlaceholder');
    return candidates > COUNTED
      ? t('dealList.moreThan', { count: COUNTED })
      : t('dealList.tooMany', { count: candidates });
  };
}
