import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useViewer } from '../../platform/viewer.js';
import { Columns } from '../../ui/columns.js';
import { PageHeader } from '../../ui/page-header.js';
import { EmptyState } from '../../ui/states.js';
import { Balance } from './balance.js';
import { ContactPerson } from './contact-person.js';
import { HomeQuery, type HomeChallenge, type HomeReferral, type Me } from './home-query.js';
import { Impact } from './impact.js';
import { NextSteps } from './next-steps-panel.js';
import { nextSteps } from './next-steps.js';
import { UnderWay } from './under-way.js';

interface HomeProps {
  me: Me;
  challenges: readonly HomeChallenge[];
  referrals: readonly HomeReferral[];
}

function Home({ me, challenges, referrals }: HomeProps) {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const contact = me.contact ?? viewer.contact;
  return (
    <>
      <PageHeader title={t('title', { name: me.name })} lead={t('lead')} />
      <Columns
        aside={
          <>
            <Balance points={me.points} />
            {contact && <ContactPerson contact={contact} />}
          </>
        }
        asideFirst={false}
      >
        <Stack gap="lg">
          <Impact impact={me.impact} />
          <NextSteps steps={nextSteps(challenges, referrals)} />
          <UnderWay referrals={referrals} />
        </Stack>
      </Columns>
    </>
  );
}

/** An advocate's first page: what they changed, what comes next, and who to talk to. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const [query, ask] = useQuery({ query: HomeQuery });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ me, challenges, referrals }) =>
        me ? (
          <Home
            me={me}
            challenges={challenges.edges.map(({ node }) => node)}
            referrals={referrals.edges.map(({ node }) => node)}
          />
        ) : (
          <EmptyState title={t('noAdvocate.title')}>{t('noAdvocate.body')}</EmptyState>
        )
      }
    </QueryView>
  );
}
