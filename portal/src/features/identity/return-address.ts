/**
 * A page of this portal to go to after signing in; `/` for anything else. Another site's address, also one that
 * a browser would read as such (`//evil.example`, `/\evil.example`), would make our sign-in a way to it.
 */
export function returnAddress(wish: unknown): string {
  if (typeof wish !== 'string' || !wish.startsWith('/')) return '/';
  const base = 'https://portal.invalid';
  if (!URL.canParse(wish, base)) return '/';
  const url = new URL(wish, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return url.pathname.startsWith('/sign-in') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}

/** Whether it is a page of the server's own beside the portal, which the browser has to load. */
export function isBesidePortal(address: string): boolean {
  return /^\/graphiql([/?#]|$)/.test(address);
}
