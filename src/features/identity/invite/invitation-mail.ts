import { dayWords } from '../../../kernel/day-words.js';
import type { Locale } from '../../../kernel/locale.js';
import { layoutMail, type Mail } from '../../../platform/mail/index.js';
import { lastMomentBefore } from '../members/index.js';
import { invitationTexts } from './invitation-texts.js';

interface Texts {
  readonly subject: Readonly<Record<InvitationMailKind, (program: string) => string>>;
  readonly greeting: (name: string) => string;
  /** the sender's name as mail programs show it */
  readonly from: (program: string, inviter: string) => string;
  readonly how: (email: string) => string;
  /** of an advocate, whom the link lets in */
  readonly howAtOnce: string;
  /** what is kept of an advocate who joins, and of who does not */
  readonly recorded: (program: string) => string;
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
    from: (program, inviter) => `${inviter} (${program})`,
    howAtOnce: 'One press on the button, and you are in: there is no password and no form.',
    recorded: (program) =>
      `If you join, ${program} records what you do there: challenges, people you refer, points and rewards. You can leave at any time. Until then it keeps your name, your address, and who invited you when.`,
    how: (email) =>
      `Sign in with this address, ${email}. There is no password: you get a link by mail.`,
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
    from: (program, inviter) => `${program}（${inviter}）`,
    howAtOnce: 'ボタンを押すだけで参加できます。パスワードも入力フォームもありません。',
    recorded: (program) =>
      `参加されると、${program} での活動（チャレンジ、ご紹介、ポイント、特典）が記録されます。いつでも退会できます。それまでに保存されるのは、お名前、メールアドレス、招待者と招待日時のみです。`,
    how: (email) =>
      `このメールアドレス（${email}）でサインインしてください。パスワードは不要です。リンクをメールでお送りします。`,
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
    from: (program, inviter) => `${inviter} (${program})`,
    howAtOnce: 'Cukup tekan tombol ini dan Anda sudah masuk: tanpa kata sandi, tanpa formulir.',
    recorded: (program) =>
      `Jika Anda bergabung, ${program} mencatat apa yang Anda lakukan di sana: tantangan, orang yang Anda rekomendasikan, poin, dan hadiah. Anda dapat keluar kapan saja. Sebelum itu yang disimpan hanya nama dan alamat Anda, serta siapa yang mengundang dan kapan.`,
    how: (email) =>
      `Masuklah dengan alamat ini, ${email}. Tanpa kata sandi: Anda akan menerima tautan lewat email.`,
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
    from: (program, inviter) => `${inviter}（${program}）`,
    howAtOnce: '点击按钮即可加入，无需密码，也无需填写表格。',
    recorded: (program) =>
      `加入后，${program} 会记录您在其中的活动：挑战、推荐、积分和奖励。您可以随时退出。在此之前，只保存您的姓名、邮箱，以及邀请人和邀请时间。`,
    how: (email) => `请使用此邮箱（${email}）登录。无需密码：您会收到一封含登录链接的邮件。`,
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
  /** what the inviter writes to them */
  readonly note: string | null;
  /** they become an advocate, and the link lets them in */
  readonly joinsAtOnce: boolean;
  readonly link: string;
  /** where they say that they want no more */
  readonly declineUrl: string;
}

export function invitationMail(input: InvitationMailInput): Mail {
  const { kind, to, name, inviter, program, endsAt, note, joinsAtOnce, link, declineUrl } = input;
  const { locale, timeZone } = program;
  const t = texts[locale];
  const mail = layoutMail({
    to,
    kind,
    locale,
    subject: t.subject[kind](program.name),
    sender: program.name,
    fromName: inviter === null ? program.name : t.from(program.name, inviter.name),
    letsIn: joinsAtOnce,
    color: program.color,
    title: t.greeting(name),
    paragraphs: [
      invitationTexts[locale].lead(program.name, inviter?.name ?? null),
      joinsAtOnce ? t.howAtOnce : t.how(to),
      ...(endsAt === null
        ? []
        : [invitationTexts[locale].until(dayWords(lastMomentBefore(endsAt), locale, timeZone))]),
    ],
    ...(note !== null && { quote: note }),
    button: { label: t.button, url: link },
    footer: [t.why[kind](program.name), ...(joinsAtOnce ? [t.recorded(program.name)] : [])],
    unsubscribe: { label: t.noMore, url: declineUrl },
  });
  return inviter === null ? mail : { ...mail, replyTo: inviter.email };
}
