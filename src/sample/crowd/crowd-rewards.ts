import type { SampleReward, SampleRedemption } from '../sample-rewards.js';
import { SAMPLE_PROGRAM } from '../sample-people.js';
import type { SampleReferral } from '../sample-referral.js';
import type { SampleCalendar } from '../sample-calendar.rules.js';
import { crowdReferrals } from './crowd-referrals.js';
import { pick, seeded } from './seeded.rules.js';

/** Five more rewards beside the story's four. */
export const CROWD_REWARDS: readonly SampleReward[] = [
  {
    key: 'museum',
    codes: 30,
    input: {
      name: 'Museum pass for a weekend',
      description: 'Two days in more than forty museums, for one person.',
      terms: 'Valid on any weekend within a year of the first reveal.',
      pricePoints: 600,
      unitCostMinor: 2_400,
      isGift: true,
      translations: [
        {
          locale: 'ja',
          name: '週末ミュージアムパス',
          description: '四十館以上で使える二日間のパスです。お一人様用。',
          terms: '最初に表示した日から1年以内の週末にご利用いただけます。',
        },
        {
          locale: 'id',
          name: 'Tiket museum untuk akhir pekan',
          description: 'Dua hari di lebih dari empat puluh museum, untuk satu orang.',
          terms: 'Berlaku pada akhir pekan mana pun dalam setahun sejak pertama ditampilkan.',
        },
        {
          locale: 'zh-CN',
          name: '周末博物馆通票',
          description: '两天内可参观四十余家博物馆，限一人使用。',
          terms: '自首次显示起一年内的任意周末有效。',
        },
      ],
    },
  },
  {
    key: 'train',
    codes: 24,
    input: {
      name: 'Rail voucher, ¥5,000',
      description: 'For tickets and seat reservations of the railways that take part.',
      pricePoints: 1_400,
      unitCostMinor: 5_000,
      perAdvocateLimit: 2,
      isGift: true,
      translations: [
        {
          locale: 'ja',
          name: '鉄道利用券 5,000円分',
          description: '加盟鉄道各社の乗車券と座席指定にお使いいただけます。',
        },
        {
          locale: 'id',
          name: 'Voucer kereta, ¥5.000',
          description: 'Untuk tiket dan pemesanan kursi kereta yang ikut serta.',
        },
        {
          locale: 'zh-CN',
          name: '铁路代金券 5,000 日元',
          description: '可用于购买参与铁路公司的车票和座位。',
        },
      ],
    },
  },
  {
    key: 'notebook',
    codes: 0,
    input: {
      name: 'Field notebook and pencil',
      description: 'Waterproof paper, a ruler on the cover, and a pencil that writes in the rain.',
      pricePoints: 250,
      unitCostMinor: 1_200,
      isGift: true,
      fulfilment: 'BY_HAND',
      units: 80,
      translations: [
        {
          locale: 'ja',
          name: '現場用ノートと鉛筆',
          description: '耐水紙のノートです。表紙に定規、雨でも書ける鉛筆付き。',
        },
        {
          locale: 'id',
          name: 'Buku catatan lapangan dan pensil',
          description: 'Kertas tahan air, penggaris di sampul, dan pensil yang menulis saat hujan.',
        },
        {
          locale: 'zh-CN',
          name: '野外笔记本和铅笔',
          description: '防水纸张，封面带刻度尺，配雨天也能书写的铅笔。',
        },
      ],
    },
  },
  {
    key: 'water',
    codes: 0,
    input: {
      name: 'Clean water for a school, for a month',
      description:
        'A donation to a well project. It is no gift: people of every company may choose it.',
      pricePoints: 400,
      unitCostMinor: 4_000,
      isGift: false,
      fulfilment: 'BY_HAND',
      units: 60,
      translations: [
        {
          locale: 'ja',
          name: '学校の安全な水 1か月分',
          description:
            '井戸の事業への寄付です。贈答品ではないため、どの企業の方もお選びいただけます。',
        },
        {
          locale: 'id',
          name: 'Air bersih untuk sekolah selama sebulan',
          description:
            'Donasi untuk proyek sumur. Bukan hadiah: orang dari perusahaan mana pun boleh memilihnya.',
        },
        {
          locale: 'zh-CN',
          name: '为一所学校提供一个月的洁净水',
          description: '捐赠给水井项目。这不属于礼品，任何公司的人员都可以选择。',
        },
      ],
    },
  },
  {
    key: 'course',
    codes: 0,
    input: {
      name: 'A seat in the calibration course',
      description:
        'Two days in our laboratory in Osaka, with certificate. It is training, no gift.',
      terms: 'Travel is not included. Dates are agreed with you.',
      pricePoints: 1_800,
      unitCostMinor: 30_000,
      perAdvocateLimit: 1,
      isGift: false,
      fulfilment: 'BY_HAND',
      units: 12,
      translations: [
        {
          locale: 'ja',
          name: '校正講習の受講席',
          description: '大阪の当社ラボでの二日間、修了証付き。研修であり、贈答品ではありません。',
          terms: '交通費は含みません。日程はご相談のうえ決めます。',
        },
        {
          locale: 'id',
          name: 'Kursi di kursus kalibrasi',
          description:
            'Dua hari di laboratorium kami di Osaka, dengan sertifikat. Ini pelatihan, bukan hadiah.',
          terms: 'Tidak termasuk perjalanan. Tanggal disepakati bersama Anda.',
        },
        {
          locale: 'zh-CN',
          name: '校准课程名额',
          description: '在我们大阪的实验室学习两天，颁发证书。这是培训，不属于礼品。',
          terms: '不含交通费，日期与您商定。',
        },
      ],
    },
  },
];

const NOTES: Readonly<Record<string, string>> = {
  notebook: 'Sent by post this morning.',
  water: 'The school has its water for this month: a picture follows.',
  course: 'Your seat is reserved, and the dates are in your mail.',
};
/** Who chooses something does so a few days after the points came. */
const CHOSEN_AFTER = 5;
const LAST_AGO = 6;

/** What some of those chose whose referral converted. */
export function crowdRedemptions(calendar: SampleCalendar): SampleRedemption[] {
  const draw = seeded(9_041);
  const seen = new Set<string>();
  return crowdReferrals(calendar).flatMap((referral): SampleRedemption[] => {
    const { by } = referral;
    const asked = paidOn(referral) - CHOSEN_AFTER;
    if (asked < LAST_AGO || seen.has(by) || draw() < 0.15) return [];
    seen.add(by);
    const reward = pick(draw, ['museum', 'train', 'notebook', 'notebook', 'water', 'course']);
    const approved = calendar.workday(asked - 1);
    const note = NOTES[reward];
    const came = Math.max(1, approved - 2);
    return [
      {
        key: `${by} ${reward}`,
        who: by,
        reward,
        asked,
        approved,
        ...(note === undefined ? { revealed: came } : { handedOver: { ago: came, note } }),
      },
    ];
  });
}

/** How many days ago its points came; 0: none did, or not for long. */
function paidOn({ submitted, reports }: SampleReferral): number {
  const last = reports.at(-1);
  if (last === undefined || !('deal' in last) || last.deal !== 'WON') return 0;
  const isInWindow = submitted - (last.closed ?? last.ago) <= SAMPLE_PROGRAM.conversionWindowDays;
  return isInWindow ? last.ago : 0;
}
