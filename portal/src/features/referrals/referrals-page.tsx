import { Suspense } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';
import { useStaff } from '../../platform/use-staff.js';
import { PageSkeleton } from '../../ui/states/states.js';

const PipelinePage = lazyPart(() => import('./pipeline-page.js'));
const OwnReferralsPage = lazyPart(() => import('./own-referrals-page.js'));

/** The company's people see every referral of the programme, an advocate their own. */
export default function ReferralsPage() {
  const staff = useStaff();
  return (
    <Suspense fallback={<PageSkeleton />}>
      {staff ? <PipelinePage /> : <OwnReferralsPage />}
    </Suspense>
  );
}
