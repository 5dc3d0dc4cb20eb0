/**
 * A page of this portal to go to after signing in; `/` for anything else. Otherwise our sign-in
 * could lead to another site, also by an address that browsers read as one (`//evil.example`,
 * `/\evil.example`).
 */
export function returnAddress(wish: unknown): string {
  if (typeof wish !== 'string' || !wish.startsWith('/')) return '/';
  const base = 'https://portal.invalid';
  if (!URL.canParse(wish, base)) return '/';
  const url = new URL(wish, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return url.pathname.startsWith('/sign-in') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
