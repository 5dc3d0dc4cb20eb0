import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import { Deadline } from '../../ui/formats/moments.js';
import type { OwnReferral } from './own-referral-query.js';
import { nextOf } from './referral-next.js';

function Window({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  return (
    <div>
      {t('next.window')}{' '}
      <Deadline closesAt={referral.windowClosesAt} timeZone={referral.timeZone} />
    </div>
  );
}

/** Somebody should get in touch: by when, as long as that day is ahead. */
function ToContact({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const formats = useFormats();
  const { firstContactTarget } = referral;
  return (
    <>
      {firstContactTarget && Date.parse(firstContactTarget) > formats.nowMs()
        ? t('next.CONTACT_BY', { day: formats.dayOf(firstContactTarget) })
        : t('next.CONTACT')}
      <Window referral={referral} />
    </>
  );
}

function Talks({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const formats = useFormats();
  const { contact, possiblePoints } = referral;
  return (
    <>
      {t('next.TALKS', {
        name: contact ? t('facts.person', { name: contact.name }) : t('team'),
        count: possiblePoints,
        amount: formats.number(possiblePoints),
      })}
      <Window referral={referral} />
    </>
  );
}

/** What comes next and until when, above the newest entry of the timeline. */
export function ReferralNextText({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const next = nextOf(referral);
  switch (next) {
    case 'CONFIRM':
    case 'MODERATION':
      return t(`next.${next}`);
    case 'CONTACT':
      return <ToContact referral={referral} />;
    case 'TALKS':
      return <Talks referral={referral} />;
    case 'TALKS_GO_ON':
      return t('next.TALKS_GO_ON', { days: referral.windowDays });
    case 'NOTHING':
      return null;
  }
}
