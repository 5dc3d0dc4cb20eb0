import { forgetChoice } from '../i18n/i18n.js';
import { dropAllDrafts } from './editing/draft-store.js';
import { postJson } from './http.js';
import { reportUnreachable } from './report-broken.js';

/** The sign-in page has a document of its own: the browser loads it. */
export const signInAddress = (returnTo: string): string =>
  returnTo === '/' ? '/sign-in' : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

/**
 * Ends the session, or shows that the server cannot be reached, and leads to the sign-in page, and
 * from there to `returnTo`. The page is reloaded, so that nothing of the person stays in memory.
 */
export async function signOut(returnTo = '/'): Promise<void> {
  try {
    await postJson('/api/auth/sign-out', {});
  } catch {
    reportUnreachable();
    return;
  }
  forgetChoice();
  dropAllDrafts();
  window.location.assign(signInAddress(returnTo));
}
