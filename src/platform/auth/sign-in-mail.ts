import { isLocale, type Locale } from '../../kernel/locale.js';
import { layoutMail, type Mail } from '../mail/index.js';
import { LINK_MINUTES } from './auth-names.js';

interface Texts {
  readonly subject: string;
  readonly greeting: (name: string) => string;
  readonly lead: string;
  readonly button: string;
  readonly until: string;
  readonly notYou: string;
}

const minutes = String(LINK_MINUTES);

const texts: Record<Locale, Texts> = {
  en: {
    subject: 'Your sign-in link for Goodturn',
    greeting: (name) => `Hello ${name}`,
    lead: 'Press the button to sign in to Goodturn.',
    button: 'Sign in',
    until: `The link works once, within ${minutes} minutes.`,
    notYou: 'If you did not ask for it, ignore this mail: without the link nobody gets in.',
  },
  ja: {
    subject: 'Goodturn のサインイン用リンク',
    greeting: (name) => `${name} 様`,
    lead: '下のボタンを押すと Goodturn にサインインできます。',
    button: 'サインイン',
    until: `このリンクは ${minutes} 分以内に一度だけ使えます。`,
    notYou:
      'お心当たりがない場合は、このメールを破棄してください。リンクを使わないかぎり、誰もサインインできません。',
  },
  id: {
    subject: 'Tautan masuk Goodturn Anda',
    greeting: (name) => `Halo ${name}`,
    lead: 'Tekan tombol berikut untuk masuk ke Goodturn.',
    button: 'Masuk',
    until: `Tautan ini berlaku sekali, dalam ${minutes} menit.`,
    notYou:
      'Jika Anda tidak memintanya, abaikan email ini: tanpa tautan ini tidak ada yang dapat masuk.',
  },
  'zh-CN': {
    subject: '您的 Goodturn 登录链接',
    greeting: (name) => `${name}，您好`,
    lead: '点击下方按钮即可登录 Goodturn。',
    button: '登录',
    until: `此链接仅可使用一次，${minutes} 分钟内有效。`,
    notYou: '如果这不是您的请求，请忽略此邮件：没有该链接，任何人都无法登录。',
  },
};

export interface SignInMailInput {
  readonly to: string;
  readonly name: string;
  readonly language: string;
  readonly link: string;
}

/** The mail with the link, in the member's language. It answers their request: no unsubscribe. */
export function signInMail({ to, name, language, link }: SignInMailInput): Mail {
  const locale: Locale = isLocale(language) ? language : 'en';
  const t = texts[locale];
  return layoutMail({
    to,
    kind: 'SIGN_IN',
    locale,
    subject: t.subject,
    sender: 'Goodturn',
    color: '#1f6f5c',
    title: t.greeting(name),
    paragraphs: [t.lead],
    button: { label: t.button, url: link },
    footer: [t.until, t.notYou],
  });
}
