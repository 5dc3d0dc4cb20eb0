import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { forgetChoice } from '../i18n/i18n.js';
import { postJson } from './http.js';
import { reportUnreachable } from './report-broken.js';

const signInAddress = (returnTo: string) => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

/**
 * Ends the session, or shows that the server cannot be reached, and leads to the sign-in page, and
 * from there to `returnTo`. The page is reloaded, so that nothing of the person stays in memory.
 */
export async function signOut(returnTo?: string): Promise<void> {
  try {
    await postJson('/api/auth/sign-out', {});
  } catch {
    reportUnreachable();
    return;
  }
  forgetChoice();
  window.location.assign(returnTo === undefined ? '/sign-in' : signInAddress(returnTo));
}

/** Leads to the sign-in page, and from there back to the requested page. */
export function useToSignIn(): () => void {
  const router = useRouter();
  return useCallback(() => {
    const { href } = router.state.location;
    void router.navigate({ href: signInAddress(href), replace: true });
  }, [router]);
}
