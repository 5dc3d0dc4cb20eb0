import { dayWords } from '../../../kernel/day-words.js';
import type { Locale } from '../../../kernel/locale.js';
import { layoutMail, type Mail } from '../../../platform/mail/index.js';
import { lastMomentBefore } from '../members/index.js';

interface Texts {
  readonly subject: Readonly<Record<InvitationMailKind, (program: string) => string>>;
  readonly greeting: (name: string) => string;
  /** `inviter` null: nobody of the programme is known to have done it */
  readonly lead: (program: string, inviter: string | null) => string;
  readonly how: (email: string) => string;
  readonly until: (day: string) => string;
  readonly button: string;
  readonly why: Readonly<Record<InvitationMailKind, (program: string) => string>>;
  readonly noMore: string;
}

export type InvitationMailKind = 'INVITATION' | 'INVITATION_REMINDER';

const texts: Record<Locale, Texts> = {
  en: {
    subject: {
      INVITATION: (program) => `You are invited to ${program}`,
      INVITATION_REMINDER: (program) => `Your invitation to ${program} is still open`,
    },
    greeting: (name) => `Hello ${name}`,
    lead: (program, inviter) =>
      inviter === null
        ? `You are invited to join ${program}.`
        : `${inviter} invites you to join ${program}.`,
    how: (email) =>
      `Sign in with this address, ${email}. There is no password: you get a link by mail.`,
    until: (day) => `The invitation is open until ${day}.`,
    button: 'Join',
    why: {
      INVITATION: (program) =>
        `You get this mail because somebody of ${program} entered your address. There is one reminder at most. If it is not for you, ignore it: nothing happens.`,
      INVITATION_REMINDER: () =>
        'This is the only reminder. If the invitation is not for you, ignore it: nothing happens.',
    },
    noMore: 'No more invitations to this programme',
  },
  ja: {
    subject: {
      INVITATION: (program) => `${program} への招待`,
      INVITATION_REMINDER: (program) => `${program} への招待はまだ有効です`,
    },
    greeting: (name) => `${name} 様`,
    lead: (program, inviter) =>
      inviter === null
        ? `${program} に招待されました。`
        : `${inviter}さんが ${program} に招待しています。`,
    how: (email) =>
      `このメールアドレス（${email}）でサインインしてください。パスワードは不要です。リンクをメールでお送りします。`,
    until: (day) => `招待の有効期限は${day}です。`,
    button: '参加する',
    why: {
      INVITATION: (program) =>
        `${program} の担当者があなたのアドレスを入力したため、このメールをお送りしています。リマインダーは最大で一度だけお送りします。お心当たりがない場合は破棄してください。何も起こりません。`,
      INVITATION_REMINDER: () =>
        'リマインダーは今回限りです。お心当たりがない場合は破棄してください。何も起こりません。',
    },
    noMore: 'このプログラムからの招待を今後受け取らない',
  },
  id: {
    subject: {
      INVITATION: (program) => `Anda diundang ke ${program}`,
      INVITATION_REMINDER: (program) => `Undangan Anda ke ${program} masih terbuka`,
    },
    greeting: (name) => `Halo ${name}`,
    lead: (program, inviter) =>
      inviter === null
        ? `Anda diundang untuk bergabung dengan ${program}.`
        : `${inviter} mengundang Anda untuk bergabung dengan ${program}.`,
    how: (email) =>
      `Masuklah dengan alamat ini, ${email}. Tanpa kata sandi: Anda akan menerima tautan lewat email.`,
    until: (day) => `Undangan ini terbuka sampai ${day}.`,
    button: 'Bergabung',
    why: {
      INVITATION: (program) =>
        `Anda menerima email ini karena seseorang di ${program} memasukkan alamat Anda. Paling banyak ada satu pengingat. Jika ini bukan untuk Anda, abaikan saja: tidak akan terjadi apa-apa.`,
      INVITATION_REMINDER: () =>
        'Ini satu-satunya pengingat. Jika undangan ini bukan untuk Anda, abaikan saja: tidak akan terjadi apa-apa.',
    },
    noMore: 'Jangan kirim undangan ke program ini lagi',
  },
  'zh-CN': {
    subject: {
      INVITATION: (program) => `邀请您加入 ${program}`,
      INVITATION_REMINDER: (program) => `${program} 的邀请仍然有效`,
    },
    greeting: (name) => `${name}，您好`,
    lead: (program, inviter) =>
      inviter === null ? `您已受邀加入 ${program}。` : `${inviter} 邀请您加入 ${program}。`,
    how: (email) => `请使用此邮箱（${email}）登录。无需密码：您会收到一封含登录链接的邮件。`,
    until: (day) => `邀请有效期至 ${day}。`,
    button: '加入',
    why: {
      INVITATION: (program) =>
        `您收到这封邮件，是因为 ${program} 的同事填写了您的邮箱。最多只会再提醒一次。如果与您无关，请忽略：不会有任何影响。`,
      INVITATION_REMINDER: () => '这是唯一一次提醒。如果与您无关，请忽略：不会有任何影响。',
    },
    noMore: '不再接收此计划的邀请',
  },
};

export interface InvitationMailInput {
  readonly kind: InvitationMailKind;
  readonly to: string;
  readonly name: string;
  /** who invited them, to whom a reply goes (R-U4) */
  readonly inviter: { readonly name: string; readonly email: string } | null;
  readonly program: {
    readonly name: string;
    readonly color: string;
    readonly locale: Locale;
    readonly timeZone: string;
  };
  readonly endsAt: Date | null;
  readonly link: string;
  /** where they say that they want no more */
  readonly declineUrl: string;
}

export function invitationMail(input: InvitationMailInput): Mail {
  const { kind, to, name, inviter, program, endsAt, link, declineUrl } = input;
  const { locale, timeZone } = program;
  const t = texts[locale];
  const mail = layoutMail({
    to,
    kind,
    locale,
    subject: t.subject[kind](program.name),
    sender: program.name,
    color: program.color,
    title: t.greeting(name),
    paragraphs: [
      t.lead(program.name, inviter?.name ?? null),
      t.how(to),
      ...(endsAt === null ? [] : [t.until(dayWords(lastMomentBefore(endsAt), locale, timeZone))]),
    ],
    button: { label: t.button, url: link },
    footer: [t.why[kind](program.name)],
    unsubscribe: { label: t.noMore, url: declineUrl },
  });
  return inviter === null ? mail : { ...mail, replyTo: inviter.email };
}
