import type { Locale } from '../../../kernel/locale.js';

/** What the mails to both addresses say. */
export interface MergeMailTexts {
  readonly greeting: (name: string) => string;
  readonly merged: {
    readonly subject: (program: string) => string;
    readonly lead: (program: string, survivor: string, merged: string) => string;
    readonly until: (day: string) => string;
  };
  readonly parted: {
    readonly subject: (program: string) => string;
    readonly lead: (program: string, survivor: string, merged: string) => string;
    readonly rest: string;
  };
  readonly button: string;
  readonly notYou: string;
}

export const mergeMailTexts: Record<Locale, MergeMailTexts> = {
  en: {
    greeting: (name) => `Hello ${name}`,
    merged: {
      subject: (program) => `Your two profiles at ${program} are one now`,
      lead: (program, survivor, merged) =>
        `The profile of ${merged} at ${program} was merged into the profile of ${survivor}. Its referrals, challenges, rewards and points are there now, and either address lets you in.`,
      until: (day) => `Until ${day} you can take this back, signed in with either address.`,
    },
    parted: {
      subject: (program) => `Your profiles at ${program} are two again`,
      lead: (program, survivor, merged) =>
        `The merge of the profiles of ${merged} and ${survivor} at ${program} was taken back. Each has again what came from it.`,
      rest: 'What was done in between stays with the profile that was kept.',
    },
    button: 'See your profile',
    notYou:
      'You get this because both addresses were confirmed. If it was not you, take it back at once and write to the people who run the programme.',
  },
  ja: {
    greeting: (name) => `${name} 様`,
    merged: {
      subject: (program) => `${program} の二つのプロフィールが一つになりました`,
      lead: (program, survivor, merged) =>
        `${program} で、${merged} のプロフィールを ${survivor} のプロフィールに統合しました。紹介、チャレンジ、特典、ポイントはそちらに移り、どちらのアドレスでもサインインできます。`,
      until: (day) => `${day}までは、どちらのアドレスでサインインしても元に戻せます。`,
    },
    parted: {
      subject: (program) => `${program} のプロフィールを二つに戻しました`,
      lead: (program, survivor, merged) =>
        `${program} で、${merged} と ${survivor} のプロフィールの統合を取り消しました。それぞれに元の内容が戻っています。`,
      rest: '統合中に行ったことは、残したほうのプロフィールにそのまま残ります。',
    },
    button: 'プロフィールを見る',
    notYou:
      'このメールは、両方のアドレスの確認が済んだためお送りしています。お心当たりがない場合は、すぐに元に戻し、プログラムの運営担当者にご連絡ください。',
  },
  id: {
    greeting: (name) => `Halo ${name}`,
    merged: {
      subject: (program) => `Dua profil Anda di ${program} kini menjadi satu`,
      lead: (program, survivor, merged) =>
        `Profil ${merged} di ${program} digabungkan ke profil ${survivor}. Rekomendasi, tantangan, hadiah, dan poinnya kini ada di sana, dan kedua alamat bisa dipakai untuk masuk.`,
      until: (day) =>
        `Hingga ${day} Anda dapat membatalkannya, dengan masuk memakai alamat yang mana pun.`,
    },
    parted: {
      subject: (program) => `Profil Anda di ${program} kembali menjadi dua`,
      lead: (program, survivor, merged) =>
        `Penggabungan profil ${merged} dan ${survivor} di ${program} dibatalkan. Masing-masing kembali memiliki isinya semula.`,
      rest: 'Yang dilakukan di antaranya tetap ada di profil yang dipertahankan.',
    },
    button: 'Lihat profil Anda',
    notYou:
      'Anda menerima ini karena kedua alamat telah dikonfirmasi. Jika bukan Anda, segera batalkan dan hubungi pengelola program.',
  },
  'zh-CN': {
    greeting: (name) => `${name}，您好`,
    merged: {
      subject: (program) => `您在 ${program} 的两份资料已合并`,
      lead: (program, survivor, merged) =>
        `在 ${program} 中，${merged} 的资料已合并到 ${survivor} 的资料。推荐、挑战、奖励和积分都在那里，两个邮箱均可登录。`,
      until: (day) => `${day}之前，您用任一邮箱登录都可以撤销合并。`,
    },
    parted: {
      subject: (program) => `您在 ${program} 的资料已恢复为两份`,
      lead: (program, survivor, merged) =>
        `在 ${program} 中，${merged} 与 ${survivor} 的资料合并已撤销，各自的内容已恢复。`,
      rest: '合并期间所做的事情保留在留下的资料中。',
    },
    button: '查看您的资料',
    notYou:
      '您收到此邮件，是因为两个邮箱都已确认。如果不是您本人操作，请立即撤销，并联系该计划的管理人员。',
  },
};
