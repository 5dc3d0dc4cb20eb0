import type { Locale } from '../../kernel/locale.js';
import { CODE_MINUTES } from './auth-names.js';

/** What the mails about another sign-in address say. */
export interface AddressMailTexts {
  readonly greeting: (name: string) => string;
  readonly enter: string;
  readonly until: string;
  readonly former: {
    readonly subject: string;
    readonly lead: (wanted: string) => string;
    readonly notYou: string;
  };
  readonly fresh: {
    readonly subject: string;
    readonly title: string;
    readonly lead: string;
    readonly notYou: string;
  };
  readonly taken: {
    readonly subject: string;
    readonly lead: string;
    readonly todo: string;
    readonly button: string;
    readonly notYou: string;
  };
  readonly changed: {
    readonly subject: string;
    readonly lead: string;
    readonly ended: string;
    readonly notYou: (publicUrl: string) => string;
  };
}

const minutes = String(CODE_MINUTES);

export const addressTexts: Record<Locale, AddressMailTexts> = {
  en: {
    greeting: (name) => `Hello ${name}`,
    enter: 'Enter it on the page where the address is changed.',
    until: `The code works for ${minutes} minutes, together with the one that went to the other address.`,
    former: {
      subject: 'Your code to change your sign-in address',
      lead: (wanted) =>
        `You want to sign in to Goodturn with ${wanted} from now on. This code confirms that it is you who asks:`,
      notYou:
        'If you did not ask for it, pass the code on to nobody: without it, nothing changes. Somebody may be signed in as you on another device.',
    },
    fresh: {
      subject: 'Your code to sign in with this address',
      title: 'Is this your address?',
      lead: 'Somebody wants to sign in to Goodturn with this address from now on. If it is you, this code confirms it:',
      notYou: 'If it is not you, ignore this mail: without the code, nothing happens.',
    },
    taken: {
      subject: 'You already sign in to Goodturn with this address',
      lead: 'Somebody who signs in to Goodturn with another address wants to use this one instead. You already sign in with it, so nothing was changed.',
      todo: 'If it was you, you have two accounts. Sign in with this address to see what this one holds. To use the address for the other account, first give this account another address in its preferences.',
      button: 'Sign in',
      notYou:
        'If it was not you, there is nothing to do: without this mailbox nobody gets further.',
    },
    changed: {
      subject: 'You sign in to Goodturn with another address now',
      lead: 'Your sign-in address was changed. This address no longer lets anybody in.',
      ended: 'Everybody who was signed in as you on other devices is signed out.',
      notYou: (publicUrl) =>
        `If this was not you, write at once to the people who run ${publicUrl}: they can give you the account back.`,
    },
  },
  ja: {
    greeting: (name) => `${name} 様`,
    enter: 'アドレスの変更画面に入力してください。',
    until: `このコードは、もう一方のアドレスに届いたコードと合わせて ${minutes} 分間有効です。`,
    former: {
      subject: 'サインイン用アドレス変更の確認コード',
      lead: (wanted) =>
        `今後 Goodturn に ${wanted} でサインインするための、ご本人確認のコードです。`,
      notYou:
        'お心当たりがない場合は、このコードを誰にも教えないでください。コードがなければ何も変わりません。別の端末で、誰かがあなたとしてサインインしている可能性があります。',
    },
    fresh: {
      subject: 'このアドレスを使うための確認コード',
      title: 'このアドレスはあなたのものですか',
      lead: '今後このアドレスで Goodturn にサインインしたいという申請がありました。ご本人であれば、次のコードで確認できます。',
      notYou:
        'お心当たりがない場合は、このメールを破棄してください。コードがなければ何も起こりません。',
    },
    taken: {
      subject: 'このアドレスはすでに Goodturn で使われています',
      lead: '別のアドレスで Goodturn にサインインしている方が、このアドレスを使おうとしました。このアドレスはすでにあなたのサインインに使われているため、何も変更していません。',
      todo: 'ご本人であれば、アカウントが二つあります。このアドレスでサインインすると、こちらのアカウントの内容を確認できます。このアドレスをもう一方のアカウントで使うには、先にこちらのアカウントの設定で別のアドレスに変更してください。',
      button: 'サインイン',
      notYou:
        'お心当たりがない場合も、対応は不要です。このメールボックスを使えない人は、先に進めません。',
    },
    changed: {
      subject: 'Goodturn のサインイン用アドレスが変更されました',
      lead: 'サインイン用アドレスが変更されました。今後、このアドレスではサインインできません。',
      ended: 'ほかの端末でのサインインは、すべて終了しました。',
      notYou: (publicUrl) =>
        `お心当たりがない場合は、すぐに ${publicUrl} の運営担当者にご連絡ください。アカウントを元に戻せます。`,
    },
  },
  id: {
    greeting: (name) => `Halo ${name}`,
    enter: 'Masukkan kode ini di halaman tempat alamat diubah.',
    until: `Kode ini berlaku ${minutes} menit, bersama kode yang dikirim ke alamat satunya.`,
    former: {
      subject: 'Kode untuk mengubah alamat masuk Anda',
      lead: (wanted) =>
        `Mulai sekarang Anda ingin masuk ke Goodturn dengan ${wanted}. Kode ini memastikan bahwa memang Anda yang memintanya:`,
      notYou:
        'Jika Anda tidak memintanya, jangan berikan kode ini kepada siapa pun: tanpa kode ini tidak ada yang berubah. Mungkin ada orang yang masuk sebagai Anda di perangkat lain.',
    },
    fresh: {
      subject: 'Kode untuk masuk dengan alamat ini',
      title: 'Apakah ini alamat Anda?',
      lead: 'Seseorang ingin masuk ke Goodturn dengan alamat ini mulai sekarang. Jika itu Anda, kode berikut memastikannya:',
      notYou: 'Jika bukan Anda, abaikan email ini: tanpa kode ini tidak terjadi apa-apa.',
    },
    taken: {
      subject: 'Anda sudah masuk ke Goodturn dengan alamat ini',
      lead: 'Seseorang yang masuk ke Goodturn dengan alamat lain ingin memakai alamat ini. Alamat ini sudah Anda pakai untuk masuk, jadi tidak ada yang diubah.',
      todo: 'Jika itu Anda, Anda punya dua akun. Masuklah dengan alamat ini untuk melihat isi akun ini. Agar alamat ini bisa dipakai akun satunya, ganti dulu alamat akun ini di preferensinya.',
      button: 'Masuk',
      notYou:
        'Jika bukan Anda, tidak ada yang perlu dilakukan: tanpa kotak masuk ini, tidak ada yang bisa melanjutkan.',
    },
    changed: {
      subject: 'Alamat masuk Goodturn Anda sudah diubah',
      lead: 'Alamat masuk Anda sudah diubah. Alamat ini tidak bisa lagi dipakai untuk masuk.',
      ended: 'Semua sesi Anda di perangkat lain sudah diakhiri.',
      notYou: (publicUrl) =>
        `Jika bukan Anda yang mengubahnya, segera hubungi pengelola ${publicUrl}: mereka dapat mengembalikan akun Anda.`,
    },
  },
  'zh-CN': {
    greeting: (name) => `${name}，您好`,
    enter: '请在更改邮箱的页面输入此验证码。',
    until: `此验证码在 ${minutes} 分钟内有效，需与发送到另一个邮箱的验证码一起使用。`,
    former: {
      subject: '更改登录邮箱的验证码',
      lead: (wanted) => `您希望今后用 ${wanted} 登录 Goodturn。此验证码用于确认是您本人提出的：`,
      notYou:
        '如果这不是您的请求，请勿将验证码告诉任何人：没有它，什么都不会改变。可能有人在其他设备上以您的身份登录。',
    },
    fresh: {
      subject: '使用此邮箱登录的验证码',
      title: '这是您的邮箱吗？',
      lead: '有人希望今后用此邮箱登录 Goodturn。如果是您本人，请用以下验证码确认：',
      notYou: '如果不是您本人，请忽略此邮件：没有验证码，什么都不会发生。',
    },
    taken: {
      subject: '您已在用此邮箱登录 Goodturn',
      lead: '有人用另一个邮箱登录了 Goodturn，并希望改用此邮箱。您已在用此邮箱登录，因此未作任何更改。',
      todo: '如果是您本人，说明您有两个账户。请用此邮箱登录，查看该账户的内容。若要将此邮箱用于另一个账户，请先在该账户的偏好设置中更换邮箱。',
      button: '登录',
      notYou: '如果不是您本人，无需任何操作：没有此邮箱，任何人都无法继续。',
    },
    changed: {
      subject: '您的 Goodturn 登录邮箱已更改',
      lead: '您的登录邮箱已更改。此邮箱不能再用于登录。',
      ended: '您在其他设备上的登录均已退出。',
      notYou: (publicUrl) =>
        `如果不是您本人操作，请立即联系 ${publicUrl} 的管理人员：他们可以帮您找回账户。`,
    },
  },
};
