import { Anchor, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { Columns } from '../../ui/columns.js';
import { Facts } from '../../ui/figures/facts.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { Deadline, Moment } from '../../ui/formats/moments.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { Status } from '../../ui/states/status.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { CompanyLink } from '../companies/company-link.js';
import { FirstContact } from './first-contact.js';
import { ReferralDeals } from './referral-deals.js';
import { Fraud, NextSteps } from './staff-next-steps.js';
import { useReferralName } from './referral-name.js';
import { StaffReferral, type StaffReferralRow } from './staff-referral-query.js';

function About({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation(['pipeline', 'status']);
  const path = useProgramPath();
  const { contact, advocate, refereeEmail, pointsAwarded, possiblePoints } = referral;
  return (
    <Panel title={t('referral.about')}>
      <Facts
        facts={[
          {
            label: t('referral.person'),
            value: (
              <>
                {referral.refereeName ?? t('nobody')}
                {refereeEmail && (
                  <Anchor href={`mailto:${refereeEmail}`} display="block" size="sm">
                    {refereeEmail}
                  </Anchor>
                )}
              </>
            ),
          },
          {
            label: t('referral.company'),
            value: referral.company && <CompanyLink company={referral.company} />,
          },
          {
            label: t('referral.advocate'),
            value: <TextLink to={path('advocates', advocate.id)}>{advocate.name}</TextLink>,
          },
          { label: t('referral.note'), value: referral.note },
          {
            label: t('referral.source'),
            value: referral.sourceLabel ?? t(`source.${referral.source}`),
          },
          {
            label: t('referral.window'),
            value: <Deadline closesAt={referral.windowClosesAt} timeZone={referral.timeZone} />,
          },
          { label: t('referral.firstContact'), value: <FirstContact referral={referral} /> },
          { label: t('referral.contact'), value: contact?.name },
          {
            label: t('referral.points'),
            value: <Points awarded={pointsAwarded} possible={possiblePoints} />,
          },
        ]}
      />
    </Panel>
  );
}

function Points({ awarded, possible }: { awarded: number; possible: number }) {
  const { t } = useTranslation(['pipeline', 'common']);
  const formats = useFormats();
  if (awarded === 0 && possible === 0) return <PointsAmount points={0} />;
  const count = awarded > 0 ? awarded : possible;
  const points = t('common:points', { count, amount: formats.number(count) });
  return <>{t(awarded > 0 ? 'referral.pointsAwarded' : 'referral.pointsPossible', { points })}</>;
}

function Touches({ touches }: { touches: StaffReferralRow['touches'] }) {
  const { t } = useTranslation('pipeline');
  return (
    <Panel title={t('referral.touches')}>
      {touches.length === 0 && <Text c="dimmed">{t('referral.touchesNone')}</Text>}
      {touches.map((touch) => (
        <div key={`${touch.kind} ${touch.at}`}>
          <Text fw={touch.won ? 600 : 400}>
            {t(`referral.touch.${touch.kind}`)}
            {touch.won && ` (${t('referral.touchWon')})`}
          </Text>
          <Text size="sm" c="dimmed">
            <Moment at={touch.at} />
          </Text>
        </div>
      ))}
    </Panel>
  );
}

/** The names behind the ids in the timeline's lines. */
function namesIn(referral: StaffReferralRow): Record<string, string> {
  const { deals, contact, timeline, notes } = referral;
  const named = deals.map((deal) => [deal.id, deal.name ?? deal.company?.name ?? '']);
  named.push(...notes.map(({ id, text }) => [id, text]));
  // The newest line about a contact is about the one who is in contact now.
  const contactId = timeline.findLast(({ inputs }) => inputs['contactMemberId'])?.inputs[
    'contactMemberId'
  ];
  if (contact && typeof contactId === 'string') named.push([contactId, contact.name]);
  return Object.fromEntries(named) as Record<string, string>;
}

function Page({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const formats = useFormats();
  const path = useProgramPath();
  const nameOf = useReferralName();
  const lead = {
    advocate: referral.advocate.name,
    day: formats.day(referral.submittedOn),
  };
  const names = namesIn(referral);
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('referrals')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={nameOf(referral)}
        lead={t('referral.lead', lead)}
        actions={<Status of="referral" status={referral.status} size="lg" />}
      />
      <Columns
        aside={
          <Stack gap="lg">
            <About referral={referral} />
            <ReferralDeals referral={referral} />
            <Touches touches={referral.touches} />
            <Fraud referral={referral} />
          </Stack>
        }
      >
        <Stack gap="lg">
          <NextSteps referral={referral} />
          <Panel title={t('referral.timeline')}>
            <Timeline
              label={t('referral.timeline')}
              entries={newestFirst(referral.timeline)}
              names={names}
              next={
                referral.windowOpen && referral.status !== 'CONVERTED' ? (
                  <Deadline closesAt={referral.windowClosesAt} timeZone={referral.timeZone} />
                ) : undefined
              }
            />
          </Panel>
        </Stack>
      </Columns>
    </>
  );
}

/** A referral as the company's people work on it. */
export default function StaffReferralPage() {
  const { t } = useTranslation('common');
  const { referralId = '' } = useParams({ strict: false });
  const [query, ask] = useQuery({ query: StaffReferral, variables: { id: referralId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ referral }) =>
        referral ? (
          <Page referral={referral} />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}
