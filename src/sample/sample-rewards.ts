import type { SaveRewardInput } from '../features/rewards/index.js';

export interface SampleReward {
  readonly key: string;
  /** 0: somebody prepares it by hand */
  readonly codes: number;
  readonly input: SaveRewardInput;
}

export const REWARDS: readonly SampleReward[] = [
  {
    key: 'coffee',
    codes: 14,
    input: {
      name: 'Coffee gift card, ¥1,000',
      description: 'A code for any café of the chain. It is shown to you alone.',
      terms: 'Valid for twelve months after you reveal it. Not to be exchanged for cash.',
      pricePoints: 300,
      unitCostMinor: 1_000,
      isGift: true,
      translations: [
        {
          locale: 'ja',
          name: 'コーヒーギフト券 1,000円分',
          description: '全国の系列カフェで使えるコードです。ご本人にだけ表示されます。',
          terms: '表示した日から12か月有効です。現金との引き換えはできません。',
        },
        {
          locale: 'id',
          name: 'Kartu hadiah kopi, ¥1.000',
          description: 'Kode untuk semua kafe jaringan ini. Hanya Anda yang melihatnya.',
          terms: 'Berlaku dua belas bulan sejak ditampilkan. Tidak dapat ditukar uang tunai.',
        },
        {
          locale: 'zh-CN',
          name: '咖啡礼品卡 1,000 日元',
          description: '可在该连锁所有咖啡店使用的代码，只向您本人显示。',
          terms: '自显示之日起十二个月内有效，不可兑换现金。',
        },
      ],
    },
  },
  {
    key: 'books',
    codes: 6,
    input: {
      name: 'Bookshop voucher, ¥3,000',
      description: 'For books and magazines, on paper or on screen.',
      pricePoints: 900,
      unitCostMinor: 3_000,
      perAdvocateLimit: 2,
      isGift: true,
      translations: [
        {
          locale: 'ja',
          name: '図書券 3,000円分',
          description: '紙の本にも電子書籍にも、雑誌にもお使いいただけます。',
        },
        {
          locale: 'id',
          name: 'Voucer toko buku, ¥3.000',
          description: 'Untuk buku dan majalah, cetak maupun digital.',
        },
        {
          locale: 'zh-CN',
          name: '书店代金券 3,000 日元',
          description: '可购买纸质或电子版的图书与杂志。',
        },
      ],
    },
  },
  {
    key: 'lunch',
    codes: 2,
    input: {
      name: 'Lunch for two above the harbour',
      description: 'A table by the window on the 48th floor. Two of these came this season.',
      terms: 'Book a week ahead with the code. Monday to Thursday.',
      pricePoints: 1_500,
      unitCostMinor: 12_000,
      perAdvocateLimit: 1,
      isGift: true,
      translations: [
        {
          locale: 'ja',
          name: '港を望むペアランチ',
          description: '48階の窓際のお席です。今季は2組分だけご用意しました。',
          terms: '1週間前までにコードでご予約ください。月曜から木曜まで。',
        },
        {
          locale: 'id',
          name: 'Makan siang berdua di atas pelabuhan',
          description: 'Meja di tepi jendela di lantai 48. Musim ini hanya ada dua.',
          terms: 'Pesan sepekan sebelumnya dengan kode ini. Senin sampai Kamis.',
        },
        {
          locale: 'zh-CN',
          name: '海港上空的双人午餐',
          description: '48 层靠窗座位，本季仅有两份。',
          terms: '请提前一周凭代码预订。周一至周四。',
        },
      ],
    },
  },
  {
    key: 'trees',
    codes: 0,
    input: {
      name: 'Ten trees, planted in your name',
      description:
        'A donation to a forest in Hokkaido. It is no gift: people of every company may choose it.',
      pricePoints: 200,
      unitCostMinor: 2_500,
      isGift: false,
      fulfilment: 'BY_HAND',
      units: 40,
      translations: [
        {
          locale: 'ja',
          name: 'お名前での植樹10本',
          description:
            '北海道の森への寄付です。贈答品ではないため、どの企業の方もお選びいただけます。',
        },
        {
          locale: 'id',
          name: 'Sepuluh pohon, ditanam atas nama Anda',
          description:
            'Donasi untuk hutan di Hokkaido. Bukan hadiah: orang dari perusahaan mana pun boleh memilihnya.',
        },
        {
          locale: 'zh-CN',
          name: '以您的名义种植十棵树',
          description: '捐赠给北海道的一片森林。这不属于礼品，任何公司的人员都可以选择。',
        },
      ],
    },
  },
];

export interface SampleRedemption {
  readonly key: string;
  readonly who: string;
  readonly reward: string;
  readonly asked: number;
  readonly approved?: number;
  readonly revealed?: number;
  readonly handedOver?: { readonly ago: number; readonly note: string };
  readonly rejected?: { readonly ago: number; readonly text: string };
  readonly cancelled?: number;
}

export const REDEMPTIONS: readonly SampleRedemption[] = [
  { key: 'mei-coffee', who: 'mei', reward: 'coffee', asked: 50, approved: 49, revealed: 48 },
  { key: 'arjun-lunch', who: 'arjun', reward: 'lunch', asked: 40, approved: 39 },
  { key: 'arjun-coffee', who: 'arjun', reward: 'coffee', asked: 28, cancelled: 27 },
  {
    key: 'mei-books',
    who: 'mei',
    reward: 'books',
    asked: 8,
    rejected: {
      ago: 7,
      text: 'Please ask for it again next week: this order was held back while the vouchers are renewed. Your points are back.',
    },
  },
  {
    key: 'arjun-trees',
    who: 'arjun',
    reward: 'trees',
    asked: 24,
    approved: 23,
    handedOver: { ago: 20, note: 'Certificate HK-0417: your ten trees were planted last week.' },
  },
  { key: 'budi-trees', who: 'budi', reward: 'trees', asked: 3, approved: 2 },
  { key: 'sofia-books', who: 'sofia', reward: 'books', asked: 2 },
];
