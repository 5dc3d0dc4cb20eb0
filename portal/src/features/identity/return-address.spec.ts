import { describe, expect, it } from '@jest/globals';
import { returnAddress } from './return-address.js';

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
});
