import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { newestFirst } from '../../platform/graphql/timeline-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { Columns } from '../../ui/columns.js';
import { TextLink } from '../../ui/link.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { Panel } from '../../ui/panel.js';
import { ErrorState } from '../../ui/states/states.js';
import { Status } from '../../ui/states/status.js';
import { Timeline } from '../../ui/timeline/timeline.js';
import { ConfirmReferral } from './confirm-referral.js';
import { OwnReferralFacts } from './own-referral-facts.js';
import { OwnReferralQuery, type OwnReferral } from './own-referral-query.js';
import { nextOf, type ReferralNext } from './referral-next.js';
import { ReferralNextText } from './referral-next-text.js';
import { WithdrawReferral } from './withdraw-referral.js';

/** The last entry about a contact names the present one; for earlier ones the API gives no name. */
function useNames({ contact, timeline }: OwnReferral): Record<string, string> {
  const { t } = useTranslation('timeline');
  const ids = timeline.map(({ inputs }) => inputs['contactMemberId']);
  const current = ids.filter((id): id is string => typeof id === 'string').at(-1);
  return contact && current ? { [current]: t('noun.person', { name: contact.name }) } : {};
}

const MAY_WITHDRAW: readonly ReferralNext[] = ['CONFIRM', 'MODERATION', 'CONTACT', 'TALKS'];

function Referral({ referral }: { referral: OwnReferral }) {
  const { t } = useTranslation('own-referrals');
  const path = useProgramPath();
  const names = useNames(referral);
  const next = nextOf(referral);
  return (
    <>
      <PageHeader
        title={referral.refereeName ?? t('someone')}
        lead={referral.company?.name}
        above={
          <TextLink to={path('refer')} hash="own" size="sm">
            ← {t('list.title')}
          </TextLink>
        }
        actions={<Status of="referral" status={referral.status} size="lg" />}
      />
      <Columns
        aside={
          <>
            <OwnReferralFacts referral={referral} />
            {referral.confirmation !== 'WAITING' && MAY_WITHDRAW.includes(next) && (
              <WithdrawReferral id={referral.id} name={referral.refereeName ?? t('someone')} />
            )}
          </>
        }
      >
        {referral.confirmation === 'WAITING' && <ConfirmReferral referral={referral} />}
        <Panel title={t('timeline')}>
          <Timeline
            own
            label={t('timeline')}
            entries={newestFirst(referral.timeline)}
            names={names}
            next={next === 'NOTHING' ? undefined : <ReferralNextText referral={referral} />}
          />
        </Panel>
        <Text size="sm" c="dimmed">
          {t('timelineHint')}
        </Text>
      </Columns>
    </>
  );
}

/** A referral as the advocate who made it reads it. */
export default function OwnReferralPage() {
  const { t } = useTranslation('common');
  const { referralId } = useParams({ from: '/$programSlug/referrals/$referralId' });
  const [query, ask] = useQuery({ query: OwnReferralQuery, variables: { id: referralId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ referral }) =>
        referral ? (
          <Referral referral={referral} />
        ) : (
          <ErrorState asPage title={t('error.notFound')}>
            {t('error.notFoundBody')}
          </ErrorState>
        )
      }
    </QueryView>
  );
}
