import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format.js';
import { Deadline } from '../../ui/moments.js';
import type { OwnReferral } from './own-referral-query.js';
import { nextOf } from './referral-next.js';

/** What comes next and until when, above the newest entry of the timeline. */
export function ReferralNextText({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const formats = useFormats();
  const next = nextOf(referral);
  const { contact, firstContactTarget, possiblePoints, windowDays } = referral;
  const points = { count: possiblePoints, amount: formats.number(possiblePoints) };
  const deadline = (
    <div>
      {t('next.window')}{' '}
      <Deadline closesAt={referral.windowClosesAt} timeZone={referral.timeZone} />
    </div>
  );
  switch (next) {
    case 'CONFIRM':
      return t('next.CONFIRM');
    case 'MODERATION':
      return t('next.MODERATION');
    case 'CONTACT':
      return (
        <>
          {firstContactTarget && Date.parse(firstContactTarget) > formats.nowMs()
            ? t('next.CONTACT_BY', { day: formats.dayOf(firstContactTarget) })
            : t('next.CONTACT')}
          {deadline}
        </>
      );
    case 'TALKS':
      return (
        <>
          {t('next.TALKS', { name: contact?.name ?? t('team'), ...points })}
          {deadline}
        </>
      );
    case 'TALKS_GO_ON':
      return t('next.TALKS_GO_ON', { days: windowDays });
    case 'NOTHING':
      return null;
  }
}
