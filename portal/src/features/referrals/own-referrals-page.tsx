import { Navigate } from '@tanstack/react-router';
import { useProgramPath } from '../../platform/program-path.js';

/** An advocate's own referrals are beside the ways to refer. */
export default function OwnReferralsPage() {
  const path = useProgramPath();
  return <Navigate to={path('refer')} hash="own" replace />;
}
