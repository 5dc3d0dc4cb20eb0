import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const trusted = (text: string) => readConfig({ TRUSTED_PROXIES: text }).trustedProxies;

describe('TRUSTED_PROXIES', () => {
  it('is nobody, unless the operator says so', () => {
    expect(readConfig({}).trustedProxies).toBeNull();
    expect(readConfig({ NODE_ENV: 'production', TRUSTED_PROXIES: '' }).trustedProxies).toBeNull();
  });

  it.each([
    ['1', { hops: 1 }],
    ['10', { hops: 10 }],
    ['127.0.0.1', { networks: ['127.0.0.1'] }],
    ['127.0.0.1, 10.0.0.0/8,::1', { networks: ['127.0.0.1', '10.0.0.0/8', '::1'] }],
    ['loopback, fd00::/8', { networks: ['loopback', 'fd00::/8'] }],
  ])('%s is read', (text, expected) => {
    expect(trusted(text)).toEqual(expected);
  });

  it.each([
    ['true', /TRUSTED_PROXIES: want how many proxies/],
    ['0', /leave it out/],
    ['11', /leave it out/],
    ['-1', /want how many/],
    ['10.0.0.0/33', /want how many/],
    ['10.0.0.0/', /want how many/],
    ['proxy.example', /want how many/],
    ['127.0.0.1,', /want how many/],
    ['0.0.0.0/0', /0\.0\.0\.0\/0 would trust everybody/],
    ['127.0.0.1, ::/0', /::\/0 would trust everybody/],
  ])('%s is refused with what would be right', (text, says) => {
    expect(() => trusted(text)).toThrow(says);
  });
});
