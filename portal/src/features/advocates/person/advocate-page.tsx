import { Anchor, Stack, Text, Title } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { toLanguage, LANGUAGES } from '../../../i18n/languages.js';
import { newestFirst } from '../../../platform/graphql/timeline-fields.js';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { partWithTexts } from '../../../platform/part-with-texts.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { Columns } from '../../../ui/columns.js';
import { Facts } from '../../../ui/figures/facts.js';
import { useFormats } from '../../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../../ui/link.js';
import { lazyPart } from '../../../ui/lazy-part.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { Panel } from '../../../ui/panel.js';
import { ErrorState, ListSkeleton } from '../../../ui/states/states.js';
import { Timeline } from '../../../ui/timeline/timeline.js';
import { CompanyLink } from '../../companies/company-link.js';
import { useAttributeNames } from '../../attributes/use-attribute-names.js';
import { useTagNames } from '../../tags/use-tag-names.js';
import { AdvocateState } from '../find/advocate-state.js';
import { AdvocateProfile, type Advocate } from './advocate-query.js';
import { FormerEmployers } from '../profile/former-employers.js';
import { namesOf, type Interest } from '../interests/interest-verbs.js';
import { AdvocateFigures } from './advocate-figures.js';

/** Fields with a search are large. */
const ChangeReading = lazyPart(() => import('../profile/change-reading.js'));
const NominationPanel = partWithTexts(
  ['invitations'],
  () => import('../nominate/nomination-panel.js'),
);
const ChangeCompany = lazyPart(async () => ({
  default: (await import('../profile/change-company.js')).ChangeCompany,
}));
const StaffBreak = lazyPart(async () => ({
  default: (await import('../presence/staff-break.js')).StaffBreak,
}));
const StaffInterests = lazyPart(async () => ({
  default: (await import('../interests/staff-interests.js')).StaffInterests,
}));
const StaffWilling = lazyPart(async () => ({
  default: (await import('../willing/staff-willing.js')).StaffWilling,
}));
const AdvocateTags = lazyPart(async () => ({
  default: (await import('../../tags/advocate-tags.js')).AdvocateTags,
}));
const AdvocateValues = lazyPart(async () => ({
  default: (await import('../../attributes/advocate-values.js')).AdvocateValues,
}));
const AdvocateSegments = partWithTexts(
  ['segments'],
  () => import('../../segments/advocate-segments.js'),
);
const StaffMerges = partWithTexts(['profile-merges'], () => import('../merge/staff-merges.js'));
const AdvocateReferrals = lazyPart(async () => ({
  default: (await import('./advocate-referrals.js')).AdvocateReferrals,
}));
const AdvocateStatementList = lazyPart(() => import('./advocate-statement.js'));

function About({ advocate }: { advocate: Advocate }) {
  const { t } = useTranslation(['staff-advocates', 'employer']);
  const formats = useFormats();
  const { company, employedSince, formerEmployers } = advocate;
  return (
    <Panel title={t('about.title')}>
      <Facts
        facts={[
          {
            label: t('about.email'),
            value: advocate.email && (
              <Anchor href={`mailto:${advocate.email}`} inherit>
                {advocate.email}
              </Anchor>
            ),
          },
          {
            label: t('about.company'),
            value: company && (
              <>
                <CompanyLink company={company} />
                {employedSince && (
                  <Text size="sm" c="dimmed" component="div">
                    {t('employer:since', { day: formats.day(employedSince) })}
                  </Text>
                )}
              </>
            ),
          },
          {
            label: t('employer:former'),
            value: formerEmployers.length > 0 && (
              <FormerEmployers of={advocate} name={(former) => <CompanyLink company={former} />} />
            ),
          },
          { label: t('about.language'), value: LANGUAGES[toLanguage(advocate.language)] },
          { label: t('about.timeZone'), value: advocate.timeZone.replaceAll('_', ' ') },
        ]}
      />
      <Suspense>
        <ChangeCompany advocate={advocate} />
        <ChangeReading advocate={advocate} />
        <StaffBreak advocate={advocate} />
      </Suspense>
    </Panel>
  );
}

function History({ advocate, interests }: PageProps) {
  const { t } = useTranslation('staff-advocates');
  const { company, formerEmployers, timeline } = advocate;
  const tagNames = useTagNames(timeline);
  const attributeNames = useAttributeNames('ADVOCATE', timeline);
  if (timeline.length === 0) return null;
  return (
    <Panel title={t('history')}>
      <Timeline
        label={t('history')}
        entries={newestFirst(timeline)}
        names={{
          ...tagNames,
          ...attributeNames,
          ...namesOf([company, ...formerEmployers.map((former) => former.company), ...interests]),
        }}
      />
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** How far they have come: invited, joined, active. */
function useLead({ joinedAt, firstActAt, invitation }: Advocate): string {
  const { t } = useTranslation('staff-advocates');
  const { dayOf, deadline, nowMs } = useFormats();
  const invited = invitation && t('invited', { day: dayOf(invitation.sentAt) });
  const ended =
    invitation?.hasEnded && invitation.endsAt
      ? t('invitationEnded', { day: deadline(invitation.endsAt, nowMs()).day })
      : null;
  return [
    joinedAt ? t('joined', { day: dayOf(joinedAt) }) : t('notJoined'),
    firstActAt ? t('active', { day: dayOf(firstActAt) }) : null,
    invited,
    ended,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

interface PageProps {
  advocate: Advocate;
  /** The programme's list. */
  interests: readonly Interest[];
}

function Page({ advocate, interests }: PageProps) {
  const { t } = useTranslation(['staff-advocates', 'shell']);
  const path = useProgramPath();
  // Why somebody should be invited comes before what they have done.
  const isNominee = advocate.status === 'NOMINATED';
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('advocates')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={advocate.name}
        lead={useLead(advocate)}
        actions={
          <>
            <AdvocateState of={advocate} size="lg" />
            <ButtonLink
              to={path('record', 'referral')}
              search={{ advocate: advocate.id } as never}
              variant="default"
              leftSection={<IconMessagePlus size={18} aria-hidden />}
            >
              {t('referrals.record')}
            </ButtonLink>
          </>
        }
      />
      <Columns
        aside={
          <Stack gap="lg">
            <About advocate={advocate} />
            <Suspense>
              {!isNominee && <NominationPanel advocate={advocate} />}
              <StaffWilling advocate={advocate} />
              <StaffInterests advocate={advocate} all={interests} />
              <StaffMerges id={advocate.id} />
              <AdvocateTags id={advocate.id} />
              <AdvocateValues id={advocate.id} />
              <AdvocateSegments advocate={advocate} />
            </Suspense>
            <History advocate={advocate} interests={interests} />
          </Stack>
        }
      >
        <Stack gap="xl">
          {isNominee && (
            <Suspense>
              <NominationPanel advocate={advocate} />
            </Suspense>
          )}
          <AdvocateFigures advocate={advocate} />
          <Part title={t('referrals.title')}>
            <Suspense fallback={<ListSkeleton rows={3} />}>
              <AdvocateReferrals id={advocate.id} />
            </Suspense>
          </Part>
          <Part title={t('statement.title')}>
            <Suspense fallback={<ListSkeleton rows={3} />}>
              <AdvocateStatementList id={advocate.id} />
            </Suspense>
          </Part>
        </Stack>
      </Columns>
    </>
  );
}

/** One advocate as the company's people see them: points, referrals, statement. */
export default function AdvocatePage() {
  const { t } = useTranslation('common');
  const { advocateId = '' } = useParams({ strict: false });
  const [query, ask] = useQuery({ query: AdvocateProfile, variables: { id: advocateId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask();
      }}
    >
      {({ advocate, interests }) =>
        advocate ? (
          <Page advocate={advocate} interests={interests} />
        ) : (
          <ErrorState title={t('error.notFound')}>{t('error.notFoundBody')}</ErrorState>
        )
      }
    </QueryView>
  );
}
