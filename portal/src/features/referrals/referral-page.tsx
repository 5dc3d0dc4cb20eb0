import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useStaff } from '../../platform/use-staff.js';
import { useViewer } from '../../platform/viewer.js';
import { PageSkeleton } from '../../ui/states/states.js';

const StaffReferralPage = lazyPart(() => import('./staff-referral-page.js'));
const OwnReferralPage = lazyPart(() => import('./own-referral-page.js'));

const ReferralOwner = graphql(`
  query ReferralOwner($id: ID!) {
    referral(id: $id) {
      id
      advocate {
        id
      }
    }
  }
`);

/** For staff who are advocates too: they follow their own referrals like any advocate. */
function OwnOrStaffPage({ advocateId }: { advocateId: string }) {
  const { referralId } = useParams({ from: '/$programSlug/referrals/$referralId' });
  const [query, ask] = useQuery({ query: ReferralOwner, variables: { id: referralId } });
  return (
    <QueryView
      query={query}
      onRetry={() => {
        ask({ requestPolicy: 'network-only' });
      }}
    >
      {({ referral }) =>
        referral?.advocate.id === advocateId ? <OwnReferralPage /> : <StaffReferralPage />
      }
    </QueryView>
  );
}

/** One address for everybody who may see a referral: the company's people work on it, its advocate follows it. */
export default function ReferralPage() {
  const staff = useStaff();
  const { advocateId } = useViewer();
  const page = staff ? <StaffReferralPage /> : <OwnReferralPage />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      {staff && advocateId ? <OwnOrStaffPage advocateId={advocateId} /> : page}
    </Suspense>
  );
}
