import { showPage } from './app/show-page.js';
import { ConfirmSignInPage } from './features/identity/confirm-sign-in-page.js';
import { returnAddress } from './features/identity/return-address.js';
import { SignInPage } from './features/identity/sign-in-page.js';

/**
 * The document of signing in: `/sign-in`, and `/sign-in/confirm` of a mailed link. Nobody has come
 * in yet, so neither the router nor a page of a programme is fetched.
 */
const { pathname, search } = window.location;
const given = new URLSearchParams(search);
const returnTo = returnAddress(given.get('returnTo'));

await showPage(
  pathname.startsWith('/sign-in/confirm') ? (
    <ConfirmSignInPage token={given.get('token') ?? ''} returnTo={returnTo} />
  ) : (
    <SignInPage returnTo={returnTo} />
  ),
  'sign-in',
);
