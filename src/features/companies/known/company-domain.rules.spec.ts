import { describe, expect, it } from '@jest/globals';
import { CompanyDomain, domainIn, domainsOfAddress } from './company-domain.rules.js';

describe('R-O1: the domains of a company', () => {
  it.each([
    ['kitamura.example', 'kitamura.example'],
    [' WWW.Kitamura.Example ', 'kitamura.example'],
    ['https://www.kitamura.example/ja/?x=1', 'kitamura.example'],
    ['mei@kitamura.example', 'kitamura.example'],
    ['@kitamura.example', 'kitamura.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ｋｉｔａ.example.', 'kita.example'],
  ])('%s is %s', (text, domain) => {
    expect(domainIn(text)).toBe(domain);
    expect(CompanyDomain.parse(text)).toBe(domain);
  });

  it('an address shows its company by its domain, or by one above it', () => {
    expect(domainsOfAddress('Mei@Lab.Kita.example')).toEqual(['lab.kita.example', 'kita.example']);
  });

  it.each([
    'gmail.com',
    'Yahoo.co.jp',
    'outlook.de',
    'mail.googlemail.com',
    'qq.com',
    'vip.163.com',
    'docomo.ne.jp',
    'x@web.de',
    'co.jp',
    'com.au',
  ])('%s is nobody’s', (text) => {
    expect(CompanyDomain.safeParse(text).error?.issues[0]?.message).toMatch(/Everybody/);
  });

  it.each(['live-music.example', 'yahoo-fans.example', 'outlook.kita.example', 'me.co.jp'])(
    '%s can be a company’s',
    (text) => {
      expect(CompanyDomain.parse(text)).toBe(text);
    },
  );

  it.each([
    '',
    'kitamura',
    'ki ta.example',
    '10.0.0.1',
    '-kita.example',
    `${'k'.repeat(64)}.example`,
  ])('«%s» is none', (text) => {
    expect(CompanyDomain.safeParse(text).error?.issues[0]?.message).toMatch(/A domain such as/);
  });
});
