import type { Locale } from '../../kernel/locale.js';
import { CODE_MINUTES } from './auth-names.js';

/** What the mails about a second mailbox of somebody's say. */
export interface ProofMailTexts {
  readonly greeting: (name: string) => string;
  readonly enter: string;
  readonly until: string;
  readonly own: {
    readonly subject: string;
    readonly lead: (other: string) => string;
    readonly notYou: string;
  };
  readonly other: {
    readonly subject: string;
    readonly title: string;
    readonly lead: string;
    readonly notYou: string;
  };
}

const minutes = String(CODE_MINUTES);

export const proofTexts: Record<Locale, ProofMailTexts> = {
  en: {
    greeting: (name) => `Hello ${name}`,
    enter: 'Enter it on the page where the profiles are merged.',
    until: `The code works for ${minutes} minutes, together with the one that went to the other address.`,
    own: {
      subject: 'Your code to merge two profiles of yours',
      lead: (other) =>
        `You want to merge the profile of ${other} into the one that you are signed in with. This code confirms that it is you who asks:`,
      notYou:
        'If you did not ask for it, pass the code on to nobody: without it, nothing changes. Somebody may be signed in as you on another device.',
    },
    other: {
      subject: 'Your code to merge the profile of this address',
      title: 'Is this your address, too?',
      lead: 'Somebody who signs in to Goodturn with another address wants to merge the profile of this address into theirs. If it is you, this code confirms it:',
      notYou:
        'If it is not you, pass the code on to nobody and ignore this mail: without the code, nothing happens.',
    },
  },
  ja: {
    greeting: (name) => `${name} 様`,
    enter: 'プロフィールの統合画面に入力してください。',
    until: `このコードは、もう一方のアドレスに届いたコードと合わせて ${minutes} 分間有効です。`,
    own: {
      subject: 'プロフィール統合の確認コード',
      lead: (other) =>
        `${other} のプロフィールを、現在サインインしているプロフィールに統合するための、ご本人確認のコードです。`,
      notYou:
        'お心当たりがない場合は、このコードを誰にも教えないでください。コードがなければ何も変わりません。別の端末で、誰かがあなたとしてサインインしている可能性があります。',
    },
    other: {
      subject: 'このアドレスのプロフィールを統合するための確認コード',
      title: 'このアドレスもあなたのものですか',
      lead: '別のアドレスで Goodturn にサインインしている方から、このアドレスのプロフィールをご自身のプロフィールに統合したいという申請がありました。ご本人であれば、次のコードで確認できます。',
      notYou:
        'お心当たりがない場合は、このコードを誰にも教えず、このメールを破棄してください。コードがなければ何も起こりません。',
    },
  },
  id: {
    greeting: (name) => `Halo ${name}`,
    enter: 'Masukkan kode ini di halaman tempat profil digabungkan.',
    until: `Kode ini berlaku ${minutes} menit, bersama kode yang dikirim ke alamat satunya.`,
    own: {
      subject: 'Kode untuk menggabungkan dua profil Anda',
      lead: (other) =>
        `Anda ingin menggabungkan profil ${other} ke profil yang sedang Anda gunakan. Kode ini memastikan bahwa memang Anda yang memintanya:`,
      notYou:
        'Jika Anda tidak memintanya, jangan berikan kode ini kepada siapa pun: tanpa kode ini tidak ada yang berubah. Mungkin ada orang yang masuk sebagai Anda di perangkat lain.',
    },
    other: {
      subject: 'Kode untuk menggabungkan profil alamat ini',
      title: 'Apakah ini juga alamat Anda?',
      lead: 'Seseorang yang masuk ke Goodturn dengan alamat lain ingin menggabungkan profil alamat ini ke profilnya. Jika itu Anda, kode berikut memastikannya:',
      notYou:
        'Jika bukan Anda, jangan berikan kode ini kepada siapa pun dan abaikan email ini: tanpa kode ini tidak terjadi apa-apa.',
    },
  },
  'zh-CN': {
    greeting: (name) => `${name}，您好`,
    enter: '请在合并资料的页面输入此验证码。',
    until: `此验证码在 ${minutes} 分钟内有效，需与发送到另一个邮箱的验证码一起使用。`,
    own: {
      subject: '合并您两份资料的验证码',
      lead: (other) =>
        `您希望将 ${other} 的资料合并到您当前登录的资料中。此验证码用于确认是您本人提出的：`,
      notYou:
        '如果这不是您的请求，请勿将验证码告诉任何人：没有它，什么都不会改变。可能有人在其他设备上以您的身份登录。',
    },
    other: {
      subject: '合并此邮箱资料的验证码',
      title: '这也是您的邮箱吗？',
      lead: '有人用另一个邮箱登录了 Goodturn，并希望将此邮箱的资料合并到其资料中。如果是您本人，请用以下验证码确认：',
      notYou: '如果不是您本人，请勿将验证码告诉任何人，并忽略此邮件：没有验证码，什么都不会发生。',
    },
  },
};
