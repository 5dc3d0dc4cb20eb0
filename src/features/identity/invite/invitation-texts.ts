import type { Locale } from '../../../kernel/locale.js';

interface Texts {
  readonly title: (program: string) => string;
  readonly ask: (program: string) => string;
  readonly invited: (program: string) => string;
  /** `inviter` null: nobody of the programme is known to have done it */
  readonly lead: (program: string, inviter: string | null) => string;
  readonly until: (day: string) => string;
  readonly join: string;
  readonly noMore: string;
  readonly declined: (program: string) => string;
  readonly again: string;
  readonly joined: (program: string) => string;
  /** to an advocate, who leaves by themselves */
  readonly leave: string;
  /** to anybody else who has joined */
  readonly takenOut: string;
  /** `day` null: it was taken back */
  readonly ended: (day: string | null) => string;
  readonly askAgain: (whom: string) => string;
  readonly broken: string;
}

/** The pages behind the links of an invitation. */
export const invitationTexts: Record<Locale, Texts> = {
  en: {
    title: (program) => `Invitations to ${program}`,
    invited: (program) => `Your invitation to ${program}`,
    lead: (program, inviter) =>
      inviter === null
        ? `You are invited to join ${program}.`
        : `${inviter} invites you to join ${program}.`,
    until: (day) => `The invitation is open until ${day}.`,
    join: 'Join',
    ask: (program) => `Do you want no more invitations to ${program}?`,
    noMore: 'No more invitations',
    declined: (program) => `${program} cannot invite you any more.`,
    again: 'I may be invited again',
    joined: (program) => `You have joined ${program}.`,
    leave: 'You can leave it in your preferences there.',
    takenOut: 'If you want to leave it, an admin of the programme can take you out.',
    ended: (day) =>
      day === null ? 'This invitation has ended.' : `This invitation ended on ${day}.`,
    askAgain: (whom) => `To join, ask ${whom} to invite you again.`,
    broken: 'This link does not work. Open the link from the newest mail.',
  },
  ja: {
    title: (program) => `${program} からの招待`,
    invited: (program) => `${program} への招待`,
    lead: (program, inviter) =>
      inviter === null
        ? `${program} に招待されました。`
        : `${inviter}さんが ${program} に招待しています。`,
    until: (day) => `招待の有効期限は${day}です。`,
    join: '参加する',
    ask: (program) => `${program} からの招待を今後受け取らないようにしますか？`,
    noMore: '今後招待を受け取らない',
    declined: (program) => `${program} から招待が届くことはありません。`,
    again: '招待を再び受け取る',
    joined: (program) => `すでに ${program} に参加されています。`,
    leave: '退会は設定画面から行えます。',
    takenOut: '退会をご希望の場合は、プログラムの管理者が登録を解除できます。',
    ended: (day) =>
      day === null ? 'この招待は終了しました。' : `この招待は${day}に終了しました。`,
    askAgain: (whom) => `参加をご希望の場合は、${whom} に再度の招待をご依頼ください。`,
    broken: 'このリンクは無効です。最新のメールのリンクを開いてください。',
  },
  id: {
    title: (program) => `Undangan ke ${program}`,
    invited: (program) => `Undangan Anda ke ${program}`,
    lead: (program, inviter) =>
      inviter === null
        ? `Anda diundang untuk bergabung dengan ${program}.`
        : `${inviter} mengundang Anda untuk bergabung dengan ${program}.`,
    until: (day) => `Undangan ini terbuka sampai ${day}.`,
    join: 'Bergabung',
    ask: (program) => `Anda tidak ingin menerima undangan ke ${program} lagi?`,
    noMore: 'Jangan kirim undangan lagi',
    declined: (program) => `${program} tidak dapat mengundang Anda lagi.`,
    again: 'Saya boleh diundang lagi',
    joined: (program) => `Anda sudah bergabung dengan ${program}.`,
    leave: 'Anda dapat keluar melalui preferensi Anda di sana.',
    takenOut: 'Jika ingin keluar, admin program dapat mengeluarkan Anda.',
    ended: (day) =>
      day === null ? 'Undangan ini telah berakhir.' : `Undangan ini berakhir pada ${day}.`,
    askAgain: (whom) => `Untuk bergabung, minta ${whom} mengundang Anda lagi.`,
    broken: 'Tautan ini tidak berfungsi. Buka tautan dari email terbaru.',
  },
  'zh-CN': {
    title: (program) => `${program} 的邀请`,
    invited: (program) => `加入 ${program} 的邀请`,
    lead: (program, inviter) =>
      inviter === null ? `您已受邀加入 ${program}。` : `${inviter} 邀请您加入 ${program}。`,
    until: (day) => `邀请有效期至 ${day}。`,
    join: '加入',
    ask: (program) => `不再接收 ${program} 的邀请吗？`,
    noMore: '不再接收邀请',
    declined: (program) => `${program} 不会再邀请您。`,
    again: '可以再次邀请我',
    joined: (program) => `您已加入 ${program}。`,
    leave: '您可在其偏好设置中退出。',
    takenOut: '如需退出，计划的管理员可以将您移除。',
    ended: (day) => (day === null ? '此邀请已结束。' : `此邀请已于 ${day} 结束。`),
    askAgain: (whom) => `如需加入，请联系 ${whom} 重新邀请您。`,
    broken: '此链接无效。请打开最新邮件中的链接。',
  },
};
