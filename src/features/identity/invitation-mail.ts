import type { Locale } from '../../kernel/locale.js';
import { layoutMail, type Mail } from '../../platform/mail/index.js';

interface Texts {
  readonly subject: (program: string) => string;
  readonly greeting: (name: string) => string;
  readonly lead: (program: string) => string;
  readonly how: (email: string) => string;
  readonly button: string;
  readonly why: (program: string) => string;
  readonly noMore: string;
}

const texts: Record<Locale, Texts> = {
  en: {
    subject: (program) => `You are invited to ${program}`,
    greeting: (name) => `Hello ${name}`,
    lead: (program) => `You are invited to join ${program}.`,
    how: (email) =>
      `Sign in with this address, ${email}. There is no password: you get a link by mail.`,
    button: 'Join',
    why: (program) =>
      `You get this mail once, because somebody of ${program} entered your address. If it is not for you, ignore it: nothing happens.`,
    noMore: 'No more invitations to this programme',
  },
  ja: {
    subject: (program) => `${program} への招待`,
    greeting: (name) => `${name} 様`,
    lead: (program) => `${program} に招待されました。`,
    how: (email) =>
      `このメールアドレス（${email}）でサインインしてください。パスワードは不要です。リンクをメールでお送りします。`,
    button: '参加する',
    why: (program) =>
      `${program} の担当者があなたのアドレスを入力したため、このメールを一度だけお送りしています。お心当たりがない場合は破棄してください。何も起こりません。`,
    noMore: 'このプログラムからの招待を今後受け取らない',
  },
  id: {
    subject: (program) => `Anda diundang ke ${program}`,
    greeting: (name) => `Halo ${name}`,
    lead: (program) => `Anda diundang untuk bergabung dengan ${program}.`,
    how: (email) =>
      `Masuklah dengan alamat ini, ${email}. Tanpa kata sandi: Anda akan menerima tautan lewat email.`,
    button: 'Bergabung',
    why: (program) =>
      `Anda menerima email ini satu kali karena seseorang di ${program} memasukkan alamat Anda. Jika ini bukan untuk Anda, abaikan saja: tidak akan terjadi apa-apa.`,
    noMore: 'Jangan kirim undangan ke program ini lagi',
  },
  'zh-CN': {
    subject: (program) => `邀请您加入 ${program}`,
    greeting: (name) => `${name}，您好`,
    lead: (program) => `您已受邀加入 ${program}。`,
    how: (email) => `请使用此邮箱（${email}）登录。无需密码：您会收到一封含登录链接的邮件。`,
    button: '加入',
    why: (program) =>
      `您收到这封仅发送一次的邮件，是因为 ${program} 的同事填写了您的邮箱。如果与您无关，请忽略：不会有任何影响。`,
    noMore: '不再接收此计划的邀请',
  },
};

export interface InvitationMailInput {
  readonly to: string;
  readonly name: string;
  readonly locale: Locale;
  readonly program: { readonly name: string; readonly color: string };
  readonly link: string;
  /** where they say that they want no more */
  readonly declineUrl: string;
}

export function invitationMail(input: InvitationMailInput): Mail {
  const { to, name, locale, program, link, declineUrl } = input;
  const t = texts[locale];
  return layoutMail({
    to,
    kind: 'INVITATION',
    locale,
    subject: t.subject(program.name),
    sender: program.name,
    color: program.color,
    title: t.greeting(name),
    paragraphs: [t.lead(program.name), t.how(to)],
    button: { label: t.button, url: link },
    footer: [t.why(program.name)],
    unsubscribe: { label: t.noMore, url: declineUrl },
  });
}
