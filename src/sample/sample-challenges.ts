import type { SaveChallengeInput } from '../features/challenges/index.js';

export const REVIEW: SaveChallengeInput = {
  kind: 'REVIEW',
  reviewSite: 'g2',
  title: 'Share a review on G2',
  summary: 'Tell other engineers what working with our analysers is really like.',
  instructions:
    'Write about what you use every day: what works, what does not, and what you would tell a colleague who is choosing. Any honest review counts, whatever its rating.',
  disclosure: 'I was offered points by Kitahama Instruments for this review, whatever it says.',
  approvalCriteria:
    'The link opens a review of our product on G2, written under the advocate’s own name and with the disclosure. Its rating and opinion play no part.',
  stages: [
    {
      title: 'Post your review',
      instructions:
        'Post it on G2 with the disclosure, then hand in the link to your review and a screenshot of it.',
      points: 400,
      proof: ['LINK', 'SCREENSHOT'],
    },
  ],
  translations: [
    {
      locale: 'ja',
      title: 'G2 にレビューを投稿する',
      summary: '当社の分析計を実際に使ってみてどうか、ほかの技術者に伝えてください。',
      instructions:
        '毎日の業務で使っている機能について、便利な点も、不便な点も、これから選ぶ同僚に伝えたいことも、率直に書いてください。評価の内容は問いません。',
      disclosure:
        'このレビューの投稿に対し、内容にかかわらず、北浜インスツルメンツからポイントが提供されます。',
      stages: [
        {
          title: 'レビューを投稿する',
          instructions:
            '開示文を添えて G2 に投稿し、レビューのリンクとスクリーンショットを提出してください。',
        },
      ],
    },
    {
      locale: 'id',
      title: 'Bagikan ulasan di G2',
      summary:
        'Ceritakan kepada insinyur lain bagaimana rasanya bekerja dengan alat analisis kami.',
      instructions:
        'Tulis tentang yang Anda pakai setiap hari: apa yang membantu, apa yang tidak, dan apa yang akan Anda sampaikan kepada rekan yang sedang memilih. Setiap ulasan yang jujur diterima, apa pun penilaiannya.',
      disclosure: 'Saya ditawari poin oleh Kitahama Instruments untuk ulasan ini, apa pun isinya.',
      stages: [
        {
          title: 'Kirim ulasan Anda',
          instructions:
            'Terbitkan di G2 beserta pernyataannya, lalu serahkan tautan ke ulasan Anda dan tangkapan layarnya.',
        },
      ],
    },
    {
      locale: 'zh-CN',
      title: '在 G2 上分享评价',
      summary: '告诉其他工程师，使用我们的分析仪究竟是怎样的体验。',
      instructions:
        '写写您每天使用的功能：哪些好用，哪些不好用，以及您会对正在选型的同事说些什么。任何真实的评价都可以，无论评分如何。',
      disclosure: '北滨仪器为这篇评价向我提供积分，无论内容如何。',
      stages: [
        {
          title: '发布您的评价',
          instructions: '请附上披露声明在 G2 上发布，然后提交评价链接和截图。',
        },
      ],
    },
  ],
};

export const TIP: SaveChallengeInput = {
  kind: 'OTHER',
  title: 'Your best tip for the first week',
  summary: 'One thing you wish you had known when your analyser arrived.',
  instructions:
    'Write a few sentences for somebody who has just unpacked their first analyser. We collect the tips in the welcome guide, with your name only if you agree.',
  approvalCriteria: 'A tip that a new user can follow; about our product; nothing confidential.',
  stages: [
    {
      title: 'Write your tip',
      instructions: 'Three to eight sentences are plenty.',
      points: 100,
      proof: ['TEXT'],
    },
  ],
  translations: [
    {
      locale: 'ja',
      title: '最初の一週間のコツを教えてください',
      summary: '分析計が届いたとき、知っていればよかったと思うことを一つ。',
      instructions:
        '初めて分析計を開梱した方に向けて、数行で書いてください。集まったコツは導入ガイドに掲載します。お名前は同意いただいた場合のみ載せます。',
      stages: [{ title: 'コツを書く', instructions: '三文から八文ほどで十分です。' }],
    },
    {
      locale: 'id',
      title: 'Kiat terbaik Anda untuk pekan pertama',
      summary: 'Satu hal yang Anda harap sudah Anda ketahui saat alat analisis tiba.',
      instructions:
        'Tulis beberapa kalimat untuk orang yang baru membuka kemasan alat analisis pertamanya. Kami mengumpulkannya di panduan awal, dengan nama Anda hanya jika Anda setuju.',
      stages: [
        { title: 'Tulis kiat Anda', instructions: 'Tiga sampai delapan kalimat sudah cukup.' },
      ],
    },
    {
      locale: 'zh-CN',
      title: '分享您的首周使用技巧',
      summary: '分析仪到货时，您希望自己早点知道的一件事。',
      instructions:
        '请为刚刚拆开第一台分析仪的人写几句话。我们会把这些技巧收进入门指南，只有在您同意时才会署名。',
      stages: [{ title: '写下您的技巧', instructions: '三到八句话就足够了。' }],
    },
  ],
};

/** The decision on a proof; absent: it waits. */
export interface SampleDecision {
  readonly ago: number;
  readonly kind: 'APPROVE' | 'REQUEST_CHANGES' | 'REJECT';
  readonly message?: string;
  readonly reason?: 'INVALID_PROOF' | 'CRITERIA_NOT_MET';
}

export interface SampleProof {
  readonly ago: number;
  readonly text?: string;
  readonly decided?: SampleDecision;
}

export interface SampleParticipation {
  readonly who: string;
  readonly challenge: 'review' | 'tip';
  readonly started: number;
  /** in their order: a second one after changes were requested */
  readonly proofs: readonly SampleProof[];
}

const approved = (ago: number): SampleDecision => ({ ago, kind: 'APPROVE' });

export const PARTICIPATIONS: readonly SampleParticipation[] = [
  { who: 'mei', challenge: 'review', started: 62, proofs: [{ ago: 61, decided: approved(60) }] },
  { who: 'sofia', challenge: 'review', started: 35, proofs: [{ ago: 34, decided: approved(33) }] },
  {
    who: 'arjun',
    challenge: 'review',
    started: 58,
    proofs: [
      {
        ago: 57,
        decided: {
          ago: 56,
          kind: 'REQUEST_CHANGES',
          message: 'Please add the disclosure to your review, then send the link again.',
        },
      },
      { ago: 54, decided: approved(53) },
    ],
  },
  {
    who: 'tomas',
    challenge: 'review',
    started: 31,
    proofs: [
      {
        ago: 30,
        decided: {
          ago: 29,
          kind: 'REJECT',
          reason: 'INVALID_PROOF',
          message:
            'You can hand in the link to your own review at any time: this one opens our product page.',
        },
      },
    ],
  },
  { who: 'yuki', challenge: 'review', started: 5, proofs: [{ ago: 4 }] },
  { who: 'lin', challenge: 'review', started: 9, proofs: [] },
  {
    who: 'budi',
    challenge: 'tip',
    started: 47,
    proofs: [
      {
        ago: 46,
        text: 'Biarkan alat menyala selama 40 menit sebelum kalibrasi pertama. Catat suhu ruangan bersama hasilnya. Simpan larutan standar di dekat alat, bukan di gudang.',
        decided: approved(45),
      },
    ],
  },
  {
    who: 'hana',
    challenge: 'tip',
    started: 37,
    proofs: [
      {
        ago: 36,
        text: '最初の一週間は、同じ試料を毎朝測ってください。ばらつきの癖がわかると、その後の判断がとても楽になります。',
        decided: approved(35),
      },
    ],
  },
  { who: 'chloe', challenge: 'tip', started: 12, proofs: [] },
];
