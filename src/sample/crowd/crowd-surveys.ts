import type { SaveChallengeInput } from '../../features/challenges/index.js';
import { questionsKind } from '../../features/surveys/index.js';
import type { Locale } from '../../kernel/locale.js';

type Words = Readonly<Record<Locale, string>>;

/** A survey of one question, of which people choose one or more. */
export interface CrowdSurvey {
  readonly key: string;
  readonly published: number;
  readonly options: readonly string[];
  readonly input: SaveChallengeInput;
}

const LOCALES = ['en', 'ja', 'id', 'zh-CN'] as const;
const TRANSLATED = ['ja', 'id', 'zh-CN'] as const;

const STAGE: { readonly title: Words; readonly instructions: Words } = {
  title: {
    en: 'Answer the question',
    ja: '質問に答える',
    id: 'Jawab pertanyaannya',
    'zh-CN': '回答问题',
  },
  instructions: {
    en: 'One question. The points come at once.',
    ja: '一問だけです。ポイントはすぐに付きます。',
    id: 'Satu pertanyaan saja. Poin langsung diberikan.',
    'zh-CN': '只有一个问题，积分即时到账。',
  },
};

const THANKS: Words = {
  en: 'Thank you. We read every answer.',
  ja: 'ありがとうございました。いただいた回答はすべて拝読します。',
  id: 'Terima kasih. Kami membaca setiap jawaban.',
  'zh-CN': '谢谢您。我们会阅读每一份回答。',
};

const words = (en: string, ja: string, id: string, zh: string): Words => ({
  en,
  ja,
  id,
  'zh-CN': zh,
});

function survey(
  key: string,
  { published, points }: { readonly published: number; readonly points: number },
  told: { readonly title: Words; readonly summary: Words; readonly question: Words },
  options: Readonly<Record<string, Words>>,
): CrowdSurvey {
  const textsIn = (locale: Locale) => ({
    title: told.title[locale],
    summary: told.summary[locale],
    instructions: told.question[locale],
  });
  const stageIn = (locale: Locale) => ({
    title: STAGE.title[locale],
    instructions: STAGE.instructions[locale],
  });
  const question = {
    id: 'chosen',
    kind: 'multiple',
    required: true,
    limits: { max: 3 },
    text: told.question,
    options: Object.entries(options).map(([id, text]) => ({ id, text })),
  };
  const pages = [{ id: 'only', questions: [question] }];
  const stage = {
    points,
    kind: questionsKind.name,
    proof: [],
    survey: { answersAre: 'NAMED', languages: LOCALES, pages, thanks: THANKS },
  };
  return {
    key,
    published,
    options: Object.keys(options),
    input: {
      kind: 'OTHER',
      ...textsIn('en'),
      approvalCriteria: '',
      stages: [{ ...stageIn('en'), ...stage }],
      translations: TRANSLATED.map((locale) => ({
        locale,
        ...textsIn(locale),
        stages: [stageIn(locale)],
      })),
    },
  };
}

export const CROWD_SURVEYS: readonly CrowdSurvey[] = [
  survey(
    'handling',
    { published: 100, points: 30 },
    {
      title: words(
        'How you look after your analyser',
        '分析計のお手入れについて',
        'Cara Anda merawat alat analisis',
        '您如何保养分析仪',
      ),
      summary: words(
        'One question about your daily routine.',
        '毎日の手順についての一問です。',
        'Satu pertanyaan tentang rutinitas harian Anda.',
        '关于日常操作的一个问题。',
      ),
      question: words(
        'Which of these do you do every day?',
        '毎日行っているものはどれですか。',
        'Mana yang Anda lakukan setiap hari?',
        '以下哪些是您每天都做的？',
      ),
    },
    {
      warm: words(
        'Warm it up before the first sample',
        '最初の試料の前に暖機する',
        'Memanaskan alat sebelum sampel pertama',
        '首个样品前预热',
      ),
      blank: words('Measure a blank', 'ブランクを測る', 'Mengukur blanko', '测空白样'),
      log: words(
        'Note temperature and humidity',
        '温度と湿度を記録する',
        'Mencatat suhu dan kelembapan',
        '记录温度和湿度',
      ),
      clean: words(
        'Clean the cell after the last one',
        '最後に測定セルを洗う',
        'Membersihkan sel setelah sampel terakhir',
        '最后清洗样品池',
      ),
    },
  ),
  survey(
    'priorities',
    { published: 50, points: 40 },
    {
      title: words(
        'What we should build next',
        '次に作ってほしいもの',
        'Apa yang sebaiknya kami buat berikutnya',
        '我们下一步该做什么',
      ),
      summary: words(
        'Choose up to three: they decide our next half-year.',
        '三つまでお選びください。次の半年の計画を決めます。',
        'Pilih hingga tiga: inilah rencana setengah tahun kami.',
        '最多选三项，它们将决定我们下半年的计划。',
      ),
      question: words(
        'Which of these would help you most?',
        '特に役立つものはどれですか。',
        'Mana yang paling membantu Anda?',
        '以下哪些对您帮助最大？',
      ),
    },
    {
      export: words(
        'Calibration records as a file',
        '校正記録のファイル出力',
        'Catatan kalibrasi sebagai berkas',
        '校准记录导出',
      ),
      remote: words(
        'Watching a run from afar',
        '遠隔での測定の監視',
        'Memantau pengukuran dari jauh',
        '远程查看测量',
      ),
      battery: words(
        'A longer battery for the field kit',
        '現場用キットの長時間電池',
        'Baterai lebih lama untuk perangkat lapangan',
        '便携套装更长续航',
      ),
      parts: words(
        'Faster spare parts',
        '交換部品の早い納品',
        'Suku cadang lebih cepat',
        '更快的备件供应',
      ),
      training: words(
        'Training for newcomers',
        '新任者向けの研修',
        'Pelatihan bagi pemula',
        '新人培训',
      ),
    },
  ),
  survey(
    'magazine',
    { published: 30, points: 30 },
    {
      title: words(
        'What our magazine should write about',
        '機関誌で読みたい話題',
        'Topik untuk majalah kami',
        '您希望我们的刊物写什么',
      ),
      summary: words(
        'The winter issue is being planned now.',
        '冬号を企画しています。',
        'Edisi berikutnya sedang disiapkan.',
        '冬季刊正在策划中。',
      ),
      question: words(
        'What would you read first?',
        'まず読みたいものはどれですか。',
        'Apa yang akan Anda baca lebih dulu?',
        '您会先读哪些内容？',
      ),
    },
    {
      visits: words(
        'Visits to other laboratories',
        'ほかのラボの訪問記',
        'Kunjungan ke laboratorium lain',
        '走访其他实验室',
      ),
      method: words(
        'One method, step by step',
        '一つの手法を順を追って',
        'Satu metode, langkah demi langkah',
        '一种方法，逐步讲解',
      ),
      people: words(
        'People and how they came to measure',
        '人と、測定との出会い',
        'Orang-orang dan perjalanan mereka',
        '人物与他们的测量之路',
      ),
      standards: words(
        'New standards in plain words',
        '新しい規格をやさしく',
        'Standar baru dengan bahasa sederhana',
        '通俗解读新标准',
      ),
    },
  ),
];
