import { describe, expect, it } from '@jest/globals';
import { isBesidePortal, returnAddress } from './return-address.js';

describe('where signing in leads', () => {
  it('goes back to the page that was asked for', () => {
    expect(returnAddress('/acme/referrals/1?from=mail#timeline')).toBe(
      '/acme/referrals/1?from=mail#timeline',
    );
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    undefined,
    42,
  ])('never leads to another site: %s', (wish) => {
    expect(returnAddress(wish)).toBe('/');
  });

  it('does not lead back to signing in', () => {
    expect(returnAddress('/sign-in?returnTo=/sign-in')).toBe('/');
  });

  it('leaves the portal for GraphiQL, and for nothing else', () => {
    const beside = ['/graphiql', '/graphiql/', '/graphiql?from=docs', '/graphiql#top'];
    expect(beside.filter(isBesidePortal)).toEqual(beside);
    expect(['/graphiql-friends', '/', '/acme/graphiql'].filter(isBesidePortal)).toEqual([]);
  });
});
