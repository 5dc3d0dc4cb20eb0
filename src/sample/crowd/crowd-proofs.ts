import type { Locale } from '../../kernel/locale.js';
import { between, pick, type Draw } from './seeded.rules.js';

export type TextKey = 'tip' | 'quote' | 'note' | 'question';

/** What is measured, as it stands in a sentence of each language. */
const SAMPLES: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'cooling water',
    'milk powder',
    'zinc plating',
    'palm oil',
    'brewing water',
    'solder paste',
    'cement',
    'dye',
    'resin',
    'waste water',
    'glaze',
    'battery slurry',
  ],
  ja: [
    '冷却水',
    '粉乳',
    'めっき液',
    '排水',
    '樹脂',
    'はんだ',
    '仕込み水',
    '釉薬',
    '塗料',
    '洗浄液',
  ],
  id: [
    'air pendingin',
    'minyak sawit',
    'susu bubuk',
    'limbah cair',
    'semen',
    'pewarna kain',
    'resin',
    'air baku',
  ],
  'zh-CN': ['冷却水', '奶粉', '镀液', '废水', '树脂', '焊膏', '釉料', '电池浆料', '染料'],
};

/** `{a}`: a sample, `{n}`: a small number. */
const TEXTS: Readonly<Record<TextKey, Readonly<Record<Locale, readonly string[]>>>> = {
  tip: {
    en: [
      'Measure the same {a} every morning of the first week. After {n} days you know what the instrument does by itself, and what comes from the sample.',
      'Write the room temperature beside each reading of {a}. We found a drift of {n} per cent that was only the air conditioning.',
      'Do not start with your hardest sample. We ran {a} for {n} days, and the difficult ones were easy after that.',
      'Keep one bottle of {a} aside as your own standard. Whenever a result surprises you, measure that one first.',
    ],
    ja: [
      '最初の一週間は、毎朝同じ{a}を測ってください。{n}日もすると、装置の癖と試料のばらつきが見分けられます。',
      '{a}の測定値の横に室温を書き留めておくと役に立ちます。当社では{n}％のずれが空調のせいだとわかりました。',
      'いきなり難しい試料から始めず、{a}で{n}日ほど慣れるのがお勧めです。',
    ],
    id: [
      'Ukur {a} yang sama setiap pagi pada pekan pertama. Setelah {n} hari, Anda tahu mana ulah alat dan mana ulah sampel.',
      'Catat suhu ruangan di samping setiap hasil {a}. Kami menemukan selisih {n} persen yang ternyata berasal dari AC.',
      'Jangan mulai dari sampel tersulit. Kami memakai {a} selama {n} hari dulu, lalu yang lain terasa mudah.',
    ],
    'zh-CN': [
      '第一周每天早上测同一份{a}。{n}天之后，哪些是仪器的脾气，哪些是样品的问题，就一清二楚了。',
      '测{a}时顺手记下室温。我们发现过{n}%的偏差，原来只是空调造成的。',
      '不要从最难的样品开始，先用{a}练{n}天，后面就轻松了。',
    ],
  },
  quote: {
    en: [
      'A batch of {a} used to wait half a day for its figures. Now they are there before the coffee is.',
      'We repeat {n} measurements of {a} a month where we repeated forty.',
      'For the first time our readings of {a} and those of our customer agree.',
      'The night shift measures {a} by itself now, after {n} evenings of training.',
    ],
    ja: [
      '半日待っていた{a}の結果が、今ではその場でわかります。',
      '{a}の再測定が月四十回から{n}回に減りました。',
      '{a}の測定値が、初めてお客様の値と一致しました。',
    ],
    id: [
      'Dulu hasil {a} kami tunggu setengah hari. Sekarang sudah ada sebelum kopi pagi habis.',
      'Pengukuran ulang {a} turun dari empat puluh menjadi {n} kali sebulan.',
      'Untuk pertama kalinya hasil {a} kami sama dengan hasil pelanggan.',
    ],
    'zh-CN': [
      '以前{a}的结果要等半天，现在当场就能看到。',
      '{a}的复测次数从每月四十次降到了{n}次。',
      '我们和客户测的{a}第一次对上了。',
    ],
  },
  note: {
    en: [
      'Traces of iron in {a}: below {n} ppm the baseline moves more than the signal does.',
      '{a} straight from the line, without cooling it first. At the moment we lose {n} minutes for every sample.',
      'How to compare {a} between two plants whose water differs. We found no description that goes further than the blank.',
      'Ageing of {a} over {n} weeks: when is a sample too old to be worth measuring?',
    ],
    ja: [
      '{a}に含まれる微量の鉄。{n} ppm を下回ると、信号よりもベースラインの動きが大きくなります。',
      '冷まさずに{a}をそのまま測る方法。今は一試料ごとに{n}分待っています。',
      '水質の異なる二つの工場で{a}の値を比べる方法を知りたいです。',
    ],
    id: [
      'Jejak besi dalam {a}: di bawah {n} ppm, garis dasar bergerak lebih besar daripada sinyalnya.',
      '{a} langsung dari jalur produksi tanpa didinginkan. Saat ini kami kehilangan {n} menit per sampel.',
      'Cara membandingkan {a} dari dua pabrik dengan air yang berbeda.',
    ],
    'zh-CN': [
      '{a}中的微量铁：低于 {n} ppm 时，基线的波动比信号还大。',
      '不冷却直接测{a}的方法，目前每个样品都要多等{n}分钟。',
      '两个工厂水质不同，{a}的数据该怎样比较？',
    ],
  },
  question: {
    en: [
      'How often do you yourselves calibrate for {a}, and what made you choose that interval?',
      'Our {a} foams. Is it better to wait {n} minutes, or to dilute it?',
      'What is the smallest amount of {a} for which you would still trust the reading?',
      'Which part wears first if we measure {a} {n} times a day?',
    ],
    ja: [
      '{a}の場合、校正の間隔はどのように決めればよいですか。',
      '{a}が泡立ちます。{n}分待つのと薄めるのと、どちらがよいでしょうか。',
      '{a}を一日{n}回測る場合、最初に傷む部品はどれですか。',
    ],
    id: [
      'Seberapa sering sebaiknya kalibrasi dilakukan untuk {a}, dan mengapa?',
      '{a} kami berbusa. Lebih baik menunggu {n} menit atau diencerkan?',
      'Bagian mana yang lebih dulu aus bila {a} diukur {n} kali sehari?',
    ],
    'zh-CN': [
      '测{a}时，校准周期应该怎么定？',
      '我们的{a}会起泡，等{n}分钟好，还是稀释好？',
      '如果每天测{n}次{a}，哪个部件最先磨损？',
    ],
  },
};

export function proofText(key: TextKey, language: Locale, draw: Draw): string {
  const text = pick(draw, TEXTS[key][language])
    .replace('{a}', pick(draw, SAMPLES[language]))
    .replace('{n}', String(between(draw, 3, 9)));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where what an advocate published can be read; in the sample nothing is there. */
export function proofLink(challenge: string, person: string, place: number): string {
  const site = challenge === 'forum' || challenge === 'tour' ? 'forum' : 'posts';
  return `https://${site}.kitahama-instruments.example/${challenge}/${String(1_000 + place * 7)}-${person}`;
}

/** What people missed, beside a score of up to 8. */
export const MISSING: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'Calibration records that our quality system can read.',
    'The lid of the sample cell is hard to open with gloves.',
    'Spare lamps should not take weeks.',
    'A shorter menu for the night shift.',
  ],
  ja: [
    '校正記録を品質管理システムに取り込めるとよいです。',
    '手袋をしたままだと試料セルのふたが開けにくいです。',
    '夜勤向けに画面の項目を減らしてほしいです。',
  ],
  id: [
    'Catatan kalibrasi yang dapat dibaca sistem mutu kami.',
    'Tutup sel sampel sulit dibuka dengan sarung tangan.',
    'Suku cadang lampu sebaiknya lebih cepat tiba.',
  ],
  'zh-CN': [
    '希望校准记录能导入我们的质量系统。',
    '戴手套时样品池的盖子不好打开。',
    '备用灯的到货时间太长。',
  ],
};
