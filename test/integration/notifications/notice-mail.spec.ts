import '../../../src/app.module.js';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { LOCALES, type Locale } from '../../../src/kernel/locale.js';
import type { Texts } from '../../../src/platform/i18n/index.js';
import type { Mail } from '../../../src/platform/mail/index.js';
import {
  noticeMail,
  noticeWords,
  type NoticeMailInput,
  type NoticeWords,
} from '../../../src/features/notifications/notice-mail.js';
import { NoticeTexts } from '../../../src/features/notifications/notice-texts.js';
import {
  allNotificationKinds,
  type NotificationKind,
} from '../../../src/features/notifications/notice-kind.rules.js';
import type { NotificationEntity } from '../../../src/features/notifications/notification.entity.js';

describe('a notice as a mail', () => {
  let texts: Texts;
  const subjectId = newId();
  beforeAll(async () => {
    texts = await new NoticeTexts().open();
  });

  const inputOf = (locale: Locale): NoticeMailInput => ({
    texts,
    advocate: {
      id: newId(),
      memberId: null,
      externalId: null,
      name: 'Mei Tanaka',
      email: 'mei@example.com',
      language: locale,
      timeZone: 'Asia/Tokyo',
      timeZoneFrom: 'STAFF',
      companyId: null,
      employedSince: null,
      status: 'ACTIVE',
      contactMemberId: null,
      programTimeZone: 'Asia/Tokyo',
      joinedAt: null,
      welcomedAt: null,
      firstActAt: null,
      pausedFrom: null,
      backOn: null,
      resumesAt: null,
      mergedInto: null,
      createdAt: parseMoment('2026-11-21T00:00:00Z'),
      version: 1,
    },
    program: { name: 'North Star', slug: 'north-star', color: '#1f6f5c' },
    publicUrl: 'https://advocates.example',
  });
  const UNSUBSCRIBE = 'https://advocates.example/unsubscribe?token=t';

  interface Options {
    inputs?: object;
    locale?: Locale;
    what?: string | null;
    message?: string;
  }
  const words = (kind: NotificationKind, options: Options = {}): NoticeWords =>
    noticeWords(
      inputOf(options.locale ?? 'en'),
      {
        kind,
        subjectKind: kind.startsWith('REDEMPTION')
          ? 'REDEMPTION'
          : kind.startsWith('SUBMISSION')
            ? 'PARTICIPATION'
            : 'REFERRAL',
        subjectId,
        inputs: options.inputs ?? {},
      } as NotificationEntity,
      {
        what: options.what === undefined ? 'Sari' : options.what,
        message: options.message ?? null,
        path: `referrals/${subjectId}`,
      },
    );

  const write = (kind: NotificationKind, options: Options = {}): Mail =>
    noticeMail(inputOf(options.locale ?? 'en'), [words(kind, options)], UNSUBSCRIBE);

  const every = LOCALES.flatMap((locale) =>
    allNotificationKinds().map((kind) => [locale, kind] as const),
  );
  it.each(every)('R-N1: in %s %s links to its timeline and can be switched off', (locale, kind) => {
    const mail = write(kind, { locale, inputs: { points: 500, windowDays: 60, outcome: 'MOVED' } });
    expect(mail.text).toContain(`https://advocates.example/north-star/referrals/${subjectId}`);
    expect(mail.unsubscribeUrl).toBe('https://advocates.example/unsubscribe?token=t');
    expect(mail.text).toContain(mail.unsubscribeUrl ?? '');
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/\{|undefined|kind\.|moved\./);
  });

  it('counts points in words of the language', () => {
    const subject = (points: number, locale: Locale = 'en'): string =>
      write('REFERRAL_CONVERTED', { inputs: { points }, locale }).subject;
    expect(subject(0)).toBe('Thank you: Sari is now a customer');
    expect(subject(1)).toBe('Thank you: Sari is now a customer – 1 point for you');
    expect(subject(1_500)).toBe('Thank you: Sari is now a customer – 1,500 points for you');
    expect(subject(1_500, 'id')).toContain('1.500 poin');
  });

  it('tells a loss of points as a positive number, and why', () => {
    const mail = write('POINTS_REVERSED', {
      inputs: { points: -500, outcome: 'CONVERSION_TAKEN_BACK' },
    });
    expect(mail.subject).toBe('500 points were taken back');
    expect(mail.text).toContain('If it is won again, it counts again.');
  });

  it('R-C3: says first what to do next, then what the colleague wrote, then the reason', () => {
    const { text } = write('SUBMISSION_CHANGES_REQUESTED', {
      inputs: { reason: 'INVALID_PROOF' },
      message: 'The link opens an empty page.',
    });
    const order = ['hand it in again', 'The link opens an empty page.', 'could not be used'];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).sort((a, b) => a - b),
    );
    for (const part of order) expect(text).toContain(part);
  });

  it.each(LOCALES)('the thank-you of an approval stands in the mail, in %s', (locale) => {
    const message = 'Thank you, Budi: that helps us a lot.';
    const inputs = { points: 100, outcome: 'APPROVED' };
    const mail = write('SUBMISSION_APPROVED', { locale, inputs, message });
    for (const part of [mail.text, mail.html]) expect(part).toContain(message);
  });

  it('R-A5: of a person whose name was erased it says "the person you referred"', () => {
    expect(write('REFERRAL_MOVED', { what: null, inputs: { outcome: 'CONTACTED' } }).subject).toBe(
      'News of your referral: the person you referred',
    );
  });

  it('an outcome that is newer than the texts points to the page', () => {
    expect(write('REFERRAL_MOVED', { inputs: { outcome: 'TELEPORTED' } }).text).toContain(
      'the page shows what happened',
    );
  });

  it('R-R5: never promises or holds a code', () => {
    expect(write('REDEMPTION_APPROVED').text).toContain('it never stands in a mail');
  });

  it.each(LOCALES)('R-N1: several are one mail, each with the way to it, in %s', (locale) => {
    const inputs = { points: 500, outcome: 'CONVERTED' };
    const told = (['REFERRAL_CONVERTED', 'SUBMISSION_APPROVED'] as const).map((kind) =>
      words(kind, { locale, inputs, message: 'Thank you!' }),
    );
    const [first, second] = told;
    if (!first || !second) throw new Error('Two were written');
    const mail = noticeMail(inputOf(locale), [first, second], UNSUBSCRIBE);
    for (const part of told.flatMap(({ title, button, paragraphs }) => [
      title,
      button.url,
      ...paragraphs,
    ])) {
      expect(mail.text).toContain(part);
    }
    expect(mail.subject).toContain(first.subject);
    expect(mail.kind).toBe('SEVERAL_KINDS');
    expect(mail.text).toContain('https://advocates.example/north-star/notices');
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/\{|undefined|several\./);
  });

  it('of very many the first twelve are told, and how many more there are', () => {
    const told = Array.from({ length: 15 }, () => words('REFERRAL_MOVED'));
    const [first, ...others] = told;
    if (!first) throw new Error('Fifteen were written');
    const mail = noticeMail(inputOf('en'), [first, ...others], UNSUBSCRIBE);
    expect(mail.subject).toBe(`${first.subject} – and 14 more`);
    expect(mail.text.split(`* ${first.title}`)).toHaveLength(13);
    expect(mail.text).toContain('3 more are in the portal');
    expect(mail.kind).toBe('REFERRAL_MOVED');
  });
});
