import { lazy, Suspense } from 'react';
import { useStaff } from '../../platform/use-staff.js';
import { PageSkeleton } from '../../ui/states.js';

const PipelinePage = lazy(() => import('./pipeline-page.js'));
const OwnReferralsPage = lazy(() => import('./own-referrals-page.js'));

/** The company's people see every referral of the programme, an advocate their own. */
export default function ReferralsPage() {
  const staff = useStaff();
  return (
    <Suspense fallback={<PageSkeleton />}>
      {staff ? <PipelinePage /> : <OwnReferralsPage />}
    </Suspense>
  );
}
