/** What addresses of the server itself begin with; nothing below is a page of the portal. */
export const SERVER_ADDRESSES: readonly string[] = [
  'api',
  'assets',
  'dev',
  'files',
  'graphiql',
  'graphql',
  'health',
  'metrics',
  'r',
  'unsubscribe',
];

const PAGES_OUTSIDE_PROGRAMS: readonly string[] = ['refer', 'sign-in'];

/**
 * Whether addresses that begin with this are the server's: such a programme would be out of reach.
 */
export function isOwnAddress(part: string): boolean {
  return SERVER_ADDRESSES.includes(part) || PAGES_OUTSIDE_PROGRAMS.includes(part);
}
