import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import type { Survey } from '../../../../../src/features/surveys/survey-definition.rules.js';
import type {
  Question,
  QuestionOf,
} from '../../../../../src/features/surveys/survey-question.rules.js';
import type { Language } from '../../../i18n/languages.js';

/** In the order of `LANGUAGES`. */
const said = (en: string, ja: string, id: string, zh: string): Words => ({
  en,
  ja,
  id,
  'zh-CN': zh,
});

const base = { help: {}, visibleWhen: null };

const score: QuestionOf<'nps'> = {
  ...base,
  id: 'recommend',
  kind: 'nps',
  required: true,
  text: said(
    'How likely are you to recommend us to a friend or colleague?',
    '当社を友人や同僚に勧める可能性はどのくらいありますか？',
    'Seberapa besar kemungkinan Anda merekomendasikan kami kepada teman atau kolega?',
    '您有多大可能向朋友或同事推荐我们？',
  ),
};

const reason: QuestionOf<'text'> = {
  ...base,
  id: 'reason',
  kind: 'text',
  required: false,
  long: true,
  limits: { max: 1000 },
  text: said(
    'What is the main reason for your score?',
    'その点数を選んだ主な理由をお聞かせください。',
    'Apa alasan utama Anda memberi nilai tersebut?',
    '您给出这个分数的主要原因是什么？',
  ),
};

const improve: QuestionOf<'text'> = {
  ...reason,
  id: 'improve',
  text: said(
    'What should we improve first?',
    'まず改善してほしい点は何ですか？',
    'Apa yang sebaiknya kami perbaiki lebih dulu?',
    '您希望我们最先改进什么？',
  ),
  visibleWhen: {
    match: 'all',
    conditions: [{ question: 'recommend', test: 'atMost', value: 6 }],
  },
};

const satisfaction: QuestionOf<'matrix'> = {
  ...base,
  id: 'satisfaction',
  kind: 'matrix',
  required: true,
  text: said(
    'How satisfied are you with …?',
    '次の点について、どの程度満足していますか？',
    'Seberapa puas Anda dengan hal-hal berikut?',
    '您对以下各方面的满意程度如何？',
  ),
  rows: [
    { id: 'product', text: said('the product', '製品', 'produk', '产品') },
    { id: 'support', text: said('support', 'サポート', 'layanan bantuan', '客户支持') },
    {
      id: 'price',
      text: said('value for money', '価格に見合う価値', 'nilai dibanding harga', '性价比'),
    },
  ],
  columns: [
    { id: 'c1', text: said('Very dissatisfied', 'とても不満', 'Sangat tidak puas', '非常不满意') },
    { id: 'c2', text: said('Dissatisfied', 'やや不満', 'Tidak puas', '不太满意') },
    { id: 'c3', text: said('Neutral', 'どちらともいえない', 'Netral', '一般') },
    { id: 'c4', text: said('Satisfied', 'やや満足', 'Puas', '比较满意') },
    { id: 'c5', text: said('Very satisfied', 'とても満足', 'Sangat puas', '非常满意') },
  ],
};

const since: QuestionOf<'single'> = {
  ...base,
  id: 'since',
  kind: 'single',
  required: false,
  other: false,
  randomOrder: false,
  text: said(
    'How long have you been a customer?',
    'ご利用期間はどのくらいですか？',
    'Sudah berapa lama Anda menjadi pelanggan kami?',
    '您成为我们的客户有多久了？',
  ),
  options: [
    { id: 'year', text: said('Less than a year', '1年未満', 'Kurang dari setahun', '不到一年') },
    {
      id: 'three',
      text: said('One to three years', '1～3年', 'Satu sampai tiga tahun', '一至三年'),
    },
    {
      id: 'more',
      text: said('More than three years', '3年超', 'Lebih dari tiga tahun', '三年以上'),
    },
  ],
};

const contact: QuestionOf<'single'> = {
  ...since,
  id: 'contact',
  required: true,
  text: said(
    'May we contact you about your answers?',
    'ご回答について、ご連絡してもよろしいですか？',
    'Bolehkah kami menghubungi Anda mengenai jawaban ini?',
    '我们可以就您的回答与您联系吗？',
  ),
  options: [
    { id: 'yes', text: said('Yes, please', 'はい', 'Ya, silakan', '可以') },
    { id: 'no', text: said('No, thank you', 'いいえ', 'Tidak perlu', '不用了') },
  ],
};

const THANKS = said(
  'Thank you. We read every answer.',
  'ご協力ありがとうございました。いただいた回答にはすべて目を通します。',
  'Terima kasih. Kami membaca setiap jawaban.',
  '感谢您的参与，我们会认真阅读每一份回答。',
);

/** A survey to begin with: the score, its reason, what to improve where it is low, and satisfaction. */
export function surveyTemplate(main: Language): Survey {
  const languages: Language[] = [
    main,
    ...(['en', 'ja', 'id', 'zh-CN'] as const).filter((each) => each !== main),
  ];
  const page = (id: string, ...questions: Question[]) => ({ id, questions });
  return structuredClone({
    answersAre: 'NAMED' as const,
    languages,
    pages: [
      page('score', score, reason, improve),
      page('satisfaction', satisfaction),
      page('you', since, contact),
    ],
    thanks: THANKS,
  });
}
