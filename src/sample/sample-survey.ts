import type { SaveChallengeInput } from '../features/challenges/index.js';
import { questionsKind } from '../features/surveys/index.js';

const STAGE = {
  points: 50,
  kind: questionsKind.name,
  proof: [],
  survey: {
    answersAre: 'NAMED',
    languages: ['en', 'ja', 'id', 'zh-CN'],
    pages: [
      {
        id: 'overall',
        questions: [
          {
            id: 'recommend',
            kind: 'nps',
            required: true,
            text: {
              en: 'How likely are you to recommend our analysers to a colleague?',
              ja: '当社の分析計を同僚に薦める可能性はどのくらいありますか。',
              id: 'Seberapa besar kemungkinan Anda merekomendasikan alat analisis kami kepada rekan kerja?',
              'zh-CN': '您有多大可能向同事推荐我们的分析仪？',
            },
          },
          {
            id: 'missing',
            kind: 'text',
            limits: { max: 1_000 },
            visibleWhen: {
              match: 'all',
              conditions: [{ question: 'recommend', test: 'atMost', value: 8 }],
            },
            text: {
              en: 'What would have to be better?',
              ja: 'どの点が改善されるとよいですか。',
              id: 'Apa yang perlu diperbaiki?',
              'zh-CN': '哪些方面还需要改进？',
            },
          },
        ],
      },
      {
        id: 'details',
        questions: [
          {
            id: 'uses',
            kind: 'multiple',
            required: true,
            other: true,
            limits: {},
            text: {
              en: 'What do you use them for?',
              ja: 'どのような用途でお使いですか。',
              id: 'Untuk apa Anda menggunakannya?',
              'zh-CN': '您用它来做什么？',
            },
            options: [
              {
                id: 'quality',
                text: {
                  en: 'Quality control',
                  ja: '品質管理',
                  id: 'Pengendalian mutu',
                  'zh-CN': '质量控制',
                },
              },
              {
                id: 'research',
                text: { en: 'Research', ja: '研究', id: 'Riset', 'zh-CN': '研究' },
              },
              {
                id: 'environment',
                text: {
                  en: 'Environmental monitoring',
                  ja: '環境測定',
                  id: 'Pemantauan lingkungan',
                  'zh-CN': '环境监测',
                },
              },
            ],
          },
          {
            id: 'service',
            kind: 'matrix',
            text: {
              en: 'How satisfied are you with …',
              ja: '次の点にどのくらい満足していますか。',
              id: 'Seberapa puas Anda dengan …',
              'zh-CN': '您对以下方面是否满意？',
            },
            rows: [
              {
                id: 'delivery',
                text: { en: 'Delivery', ja: '納期', id: 'Pengiriman', 'zh-CN': '交付' },
              },
              {
                id: 'support',
                text: { en: 'Support', ja: 'サポート', id: 'Dukungan', 'zh-CN': '技术支持' },
              },
            ],
            columns: [
              {
                id: 'low',
                text: { en: 'Not yet', ja: '不満', id: 'Belum puas', 'zh-CN': '不满意' },
              },
              { id: 'fair', text: { en: 'Fairly', ja: '普通', id: 'Cukup puas', 'zh-CN': '一般' } },
              { id: 'high', text: { en: 'Very', ja: '満足', id: 'Sangat puas', 'zh-CN': '满意' } },
            ],
          },
          {
            id: 'effort',
            kind: 'scale',
            text: {
              en: 'How easy was the first calibration?',
              ja: '最初の校正は簡単でしたか。',
              id: 'Seberapa mudah kalibrasi pertama?',
              'zh-CN': '首次校准容易吗？',
            },
            scale: {
              min: 1,
              max: 5,
              low: { en: 'Hard', ja: '難しい', id: 'Sulit', 'zh-CN': '困难' },
              high: { en: 'Easy', ja: '簡単', id: 'Mudah', 'zh-CN': '容易' },
            },
          },
        ],
      },
    ],
    thanks: {
      en: 'Thank you. We read every answer.',
      ja: 'ありがとうございました。いただいた回答はすべて拝読します。',
      id: 'Terima kasih. Kami membaca setiap jawaban.',
      'zh-CN': '谢谢您。我们会阅读每一份回答。',
    },
  },
};

export const SURVEY: SaveChallengeInput = {
  kind: 'OTHER',
  title: 'Complete our survey',
  summary: 'Five questions about your analyser, two minutes.',
  instructions:
    'Tell us what works and what does not. Your name stands beside your answers, and the team at Kitahama Instruments reads them.',
  approvalCriteria: '',
  stages: [
    {
      title: 'Answer the questions',
      instructions: 'You may stop and go on later, on any device. The points come at once.',
      ...STAGE,
    },
  ],
  translations: [
    {
      locale: 'ja',
      title: 'アンケートに答える',
      summary: '分析計についての5問、2分ほどで終わります。',
      instructions:
        '便利な点も、そうでない点もお聞かせください。回答はお名前とともに北浜インスツルメンツの担当者が読みます。',
      stages: [
        {
          title: '質問に答える',
          instructions: '途中でやめて、別の端末で続けることもできます。ポイントはすぐに付きます。',
        },
      ],
    },
    {
      locale: 'id',
      title: 'Isi survei kami',
      summary: 'Lima pertanyaan tentang alat analisis Anda, dua menit saja.',
      instructions:
        'Ceritakan apa yang membantu dan apa yang tidak. Nama Anda tercantum bersama jawaban Anda, dan tim Kitahama Instruments membacanya.',
      stages: [
        {
          title: 'Jawab pertanyaannya',
          instructions:
            'Anda boleh berhenti dan melanjutkan nanti di perangkat mana pun. Poin langsung diberikan.',
        },
      ],
    },
    {
      locale: 'zh-CN',
      title: '完成我们的问卷',
      summary: '关于分析仪的五个问题，只需两分钟。',
      instructions:
        '请告诉我们哪些好用，哪些不好用。您的姓名会与回答一起显示，由北滨仪器的团队阅读。',
      stages: [
        {
          title: '回答问题',
          instructions: '您可以中途停下，稍后在任何设备上继续。积分即时到账。',
        },
      ],
    },
  ],
};

export interface SampleAnswers {
  readonly who: string;
  readonly ago: number;
  readonly answers: object;
}

export const SURVEY_ANSWERS: readonly SampleAnswers[] = [
  {
    who: 'budi',
    ago: 18,
    answers: {
      recommend: 9,
      uses: ['quality'],
      service: { delivery: 'fair', support: 'high' },
      effort: 4,
    },
  },
  {
    who: 'lin',
    ago: 17,
    answers: {
      recommend: 8,
      missing: '希望能把校准记录直接导出到我们的系统。',
      uses: ['research', { other: '培训新同事' }],
      service: { delivery: 'high', support: 'high' },
      effort: 5,
    },
  },
  {
    who: 'arjun',
    ago: 16,
    answers: {
      recommend: 10,
      uses: ['quality', 'environment'],
      service: { delivery: 'high', support: 'high' },
      effort: 4,
    },
  },
  {
    who: 'hana',
    ago: 14,
    answers: {
      recommend: 7,
      missing: '船上で使うため、揺れに強い固定具があると助かります。',
      uses: ['environment'],
      service: { delivery: 'high', support: 'fair' },
      effort: 3,
    },
  },
  {
    who: 'omar',
    ago: 11,
    answers: {
      recommend: 5,
      missing: 'Spare lamps took five weeks to arrive.',
      uses: ['environment'],
      service: { delivery: 'low', support: 'fair' },
    },
  },
  {
    who: 'rizky',
    ago: 6,
    answers: { recommend: 9, uses: ['quality', 'research'], effort: 5 },
  },
];

/** The draft of an advocate who has begun, and stopped at the question `at`. */
export const SURVEY_BEGUN = {
  who: 'mei',
  ago: 2,
  at: 'uses',
  answers: { recommend: 8, missing: '校正の手順を動画で見られるとうれしいです。' },
} as const;
