import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../../platform/program-path.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { Deadline, Moment } from '../../../ui/formats/moments.js';
import { Panel } from '../../../ui/panel.js';
import { EmptyState } from '../../../ui/states/states.js';
import { StatusBadge } from '../../../ui/states/status-badge.js';
import { Status } from '../../../ui/states/status.js';
import { useTimelineText } from '../../../ui/timeline/use-timeline-text.js';
import type { HomeReferral } from './home-query.js';
import classes from './home.module.css';

function LastStep({ referral }: { referral: HomeReferral }) {
  const { t } = useTranslation('timeline');
  const contact = referral.contact;
  const last = referral.timeline.at(-1);
  const memberId = last?.inputs['contactMemberId'];
  const names =
    contact && typeof memberId === 'string'
      ? { [memberId]: t('noun.person', { name: contact.name }) }
      : {};
  const tell = useTimelineText({ own: true, names });
  if (!last) return null;
  return (
    <Text size="sm">
      {tell(last, last.actor).what}{' '}
      <Text component="span" c="dimmed" inherit style={{ whiteSpace: 'nowrap' }}>
        <Moment at={last.occurredAt} as="day" />
      </Text>
    </Text>
  );
}

function Row({ referral }: { referral: HomeReferral }) {
  const { t } = useTranslation('home');
  const path = useProgramPath();
  const { contact, windowOpen, windowClosesAt, timeZone } = referral;
  return (
    <li className={classes.referral}>
      <div className={classes.referralHead}>
        <div>
          <TextLink to={path('referrals', referral.id)} fw={600} className={classes.cover}>
            {referral.refereeName ?? t('someone')}
          </TextLink>
          {referral.company && (
            <Text size="sm" c="dimmed">
              {referral.company.name}
            </Text>
          )}
        </div>
        {referral.confirmation === 'WAITING' ? (
          <StatusBadge tone="attention" label={t('underWay.confirm')} />
        ) : (
          <Status of="referral" status={referral.status} />
        )}
      </div>
      <LastStep referral={referral} />
      <Text size="sm" c="dimmed" component="div">
        <div>
          {contact ? t('underWay.contact', { name: contact.name }) : t('underWay.noContact')}
        </div>
        {windowOpen && (
          <>
            {t('underWay.window')} <Deadline closesAt={windowClosesAt} timeZone={timeZone} />
          </>
        )}
      </Text>
    </li>
  );
}

/** Referrals that go on: the last step of each in plain words, and who is in contact. */
export function UnderWay({ referrals }: { referrals: readonly HomeReferral[] }) {
  const { t } = useTranslation('home');
  const path = useProgramPath();
  return (
    <Panel
      title={t('underWay.title')}
      aside={
        referrals.length > 0 && (
          <TextLink to={path('refer')} hash="own" size="sm">
            {t('underWay.all')}
          </TextLink>
        )
      }
    >
      {referrals.length === 0 ? (
        <EmptyState
          title={t('underWay.emptyTitle')}
          action={<ButtonLink to={path('refer')}>{t('underWay.refer')}</ButtonLink>}
        >
          {t('underWay.emptyBody')}
        </EmptyState>
      ) : (
        <ul className={classes.referrals}>
          {referrals.slice(0, 5).map((referral) => (
            <Row key={referral.id} referral={referral} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
