import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../../platform/graphql/query-view.js';
import { useInLanguage } from '../../../platform/in-language.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useViewer } from '../../../platform/viewer.js';
import { PageHeader } from '../../../ui/shell/page-header.js';
import { EmptyState, PageSkeleton } from '../../../ui/states/states.js';
import { FirstSteps } from '../../onboarding/first-steps.js';
import { OwnOnboardingQuery, stillToWalk } from '../../onboarding/onboarding-query.js';
import { Balance } from './balance.js';
import { ContactPerson } from './contact-person.js';
import { HomeQuery, type HomeChallenge, type HomeReferral, type Me } from './home-query.js';
import classes from './home.module.css';
import { Impact } from './impact.js';
import { NextSteps } from './next-steps-panel.js';
import { nextSteps } from './next-steps.js';
import { UnderWay } from './under-way.js';

interface HomeProps {
  me: Me;
  challenges: readonly HomeChallenge[];
  referrals: readonly HomeReferral[];
  /** ids of the challenges that their own first steps ask of them */
  onPath: ReadonlySet<string>;
}

function Home({ me, challenges, referrals, onPath }: HomeProps) {
  const { t } = useTranslation('home');
  const viewer = useViewer();
  const contact = me.contact ?? viewer.contact;
  return (
    <>
      <PageHeader title={t('title', { name: me.name })} lead={t('lead')} />
      <div className={classes.home}>
        <div className={classes.main}>
          <Impact impact={me.impact} />
          <FirstSteps className={classes.after} />
          <div className={classes.after}>
            <NextSteps steps={nextSteps(challenges, referrals, onPath)} />
          </div>
          <div className={classes.after}>
            <UnderWay referrals={referrals} />
          </div>
        </div>
        <div className={classes.side}>
          <Balance points={me.points} />
          {contact && (
            <div className={classes.last}>
              <ContactPerson contact={contact} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}

/** An advocate's first page: what they changed, what comes next, and who to talk to. */
export function HomePage() {
  const { t } = useTranslation('home');
  const own = useInLanguage();
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: HomeQuery });
  // Asked beside it and shown with it: what came later would move what is read.
  const [steps] = useQuery({ query: OwnOnboardingQuery });
  if (steps.fetching && !steps.data) return <PageSkeleton />;
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ me, challenges, referrals }) =>
        me && !me.welcomed ? (
          <Navigate to={path('welcome')} replace />
        ) : me ? (
          <Home
            me={me}
            challenges={own(challenges).edges.map(({ node }) => node)}
            referrals={referrals.edges.map(({ node }) => node)}
            onPath={stillToWalk(steps.data?.ownOnboarding ?? [])}
          />
        ) : (
          <EmptyState asPage title={t('noAdvocate.title')}>
            {t('noAdvocate.body')}
          </EmptyState>
        )
      }
    </QueryView>
  );
}
