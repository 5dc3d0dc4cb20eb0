import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Facts } from '../../ui/figures/facts.js';
import { Day, Deadline, Moment } from '../../ui/formats/moments.js';
import { Panel } from '../../ui/panel.js';
import type { OwnReferral } from './own-referral-query.js';
import { hasEnded } from './referral-next.js';

function Contact({ contact }: { contact: OwnReferral['contact'] }) {
  const { t } = useTranslation('own-referrals');
  if (!contact) return t('facts.noContact');
  return (
    <>
      {t('facts.person', { name: contact.name })}
      {contact.email && (
        <Anchor href={`mailto:${contact.email}`} display="block" size="sm" py={2}>
          {contact.email}
        </Anchor>
      )}
    </>
  );
}

function Points({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation(['own-referrals', 'status']);
  const { pointsAwarded, possiblePoints, windowOpen, status, rewardStatus } = referral;
  if (pointsAwarded > 0) return <PointsAmount points={pointsAwarded} />;
  // Earned, and it waits to be accepted, confirmed or checked: the timeline says for what.
  if (rewardStatus === 'PENDING' || rewardStatus === 'HELD') {
    return t(`status:rewardStatus.${rewardStatus}`);
  }
  if (!windowOpen || hasEnded(status)) return t('facts.noPoints');
  return (
    <>
      <PointsAmount points={possiblePoints} /> {t('facts.ifWon')}
    </>
  );
}

/** The facts beside the timeline: the window, the contact, the points, the note. */
export function OwnReferralFacts({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const { status, windowOpen, windowDays, windowClosesAt, timeZone } = referral;
  const { firstContactedAt, note } = referral;
  return (
    <Panel title={t('facts.title')}>
      <Facts
        facts={[
          { label: t('facts.on'), value: <Day date={referral.submittedOn} /> },
          {
            label: t('facts.window'),
            value:
              !hasEnded(status) &&
              (windowOpen ? (
                <Deadline closesAt={windowClosesAt} timeZone={timeZone} />
              ) : (
                t('facts.over', { days: windowDays })
              )),
          },
          { label: t('facts.contact'), value: <Contact contact={referral.contact} /> },
          {
            label: t('facts.firstContact'),
            value: firstContactedAt && <Moment at={firstContactedAt} as="day" />,
          },
          { label: t('facts.points'), value: <Points referral={referral} /> },
          { label: t('facts.email'), value: referral.refereeEmail },
          { label: t('facts.note'), value: note },
        ]}
      />
    </Panel>
  );
}
