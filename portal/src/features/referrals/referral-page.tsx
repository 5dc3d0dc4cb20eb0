import { lazy, Suspense } from 'react';
import { useStaff } from '../../platform/use-staff.js';
import { PageSkeleton } from '../../ui/states.js';

const StaffReferralPage = lazy(() => import('./staff-referral-page.js'));
const OwnReferralPage = lazy(() => import('./own-referral-page.js'));

/** One address for everybody who may see a referral: the company's people work on it, its advocate follows it. */
export default function ReferralPage() {
  const staff = useStaff();
  return (
    <Suspense fallback={<PageSkeleton />}>
      {staff ? <StaffReferralPage /> : <OwnReferralPage />}
    </Suspense>
  );
}
