import { describe, expect, it } from '@jest/globals';
import { inkOn, layoutMail, type MailContent } from './mail-layout.js';

const content: MailContent = {
  to: 'mei@example.com',
  kind: 'POINTS_AWARDED',
  locale: 'ja',
  subject: '<b>500</b> ポイント',
  sender: 'Tanaka & Sons "Advocates"',
  color: '#1f6f5c',
  title: 'ポイントが届きました',
  paragraphs: ['一行目\n二行目 <script>alert(1)</script>'],
  button: { label: '見る', url: 'https://x.example/p?a=1&b="2' },
  footer: ['理由'],
  unsubscribe: { label: '配信停止', url: 'https://x.example/unsubscribe/t' },
};

describe('the layout of a mail', () => {
  const mail = layoutMail(content);

  it('escapes every text, also in attributes', () => {
    expect(mail.html).not.toContain('<script>');
    expect(mail.html).toContain('Tanaka &amp; Sons &quot;Advocates&quot;');
    expect(mail.html).toContain('href="https://x.example/p?a=1&amp;b=&quot;2"');
    expect(mail.html).toContain('一行目<br>二行目');
  });

  it('loads nothing from anywhere and runs nothing', () => {
    expect(mail.html).not.toMatch(/<(img|link|script|iframe|object)\b|@import|url\(/i);
  });

  it('says the same in plain text: title, text, both links', () => {
    for (const part of [
      content.title,
      '二行目',
      'https://x.example/p?a=1&b="2',
      'https://x.example/unsubscribe/t',
    ]) {
      expect(mail.text).toContain(part);
    }
  });

  it('R-N1: hands the unsubscribe link on, and has none for an answer to the own act', () => {
    expect(mail.unsubscribeUrl).toBe('https://x.example/unsubscribe/t');
    const answer: Partial<MailContent> = { ...content };
    Reflect.deleteProperty(answer, 'unsubscribe');
    expect(layoutMail(answer as MailContent)).not.toHaveProperty('unsubscribeUrl');
  });

  it.each([
    ['#1f6f5c', '#ffffff'],
    ['#000000', '#ffffff'],
    ['#ffd84d', '#000000'],
    ['#ffffff', '#000000'],
    ['#777777', '#000000'],
  ])('writes on a button of %s in %s', (color, ink) => {
    expect(inkOn(color)).toBe(ink);
  });
});
