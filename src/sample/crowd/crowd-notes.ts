import type { Locale } from '../../kernel/locale.js';

/** What advocates write beside a referral, in their language. */
export const NOTES: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'We studied together. They are about to replace an old bench of analysers.',
    'Asked me at the trade fair which instrument we trust for incoming goods.',
    'They measure by hand today and lose half a day a batch.',
    'Used to work in our lab and knows your calibration kit well.',
    'A supplier of ours: their certificates and our readings should finally agree.',
    'Budget is approved for this half-year, they told me.',
    'Has two plants, and only one of them measures in line.',
    'Please mention the field kit: they work far from any lab.',
  ],
  ja: [
    '前職の同僚です。検査工程の見直しを任されたそうです。',
    '展示会でお会いし、測定時間の短縮にお困りとのことでした。',
    '来期に分析計の更新を予定しているそうです。',
    '取引先の品質管理の方です。校正の手順に関心をお持ちです。',
    '同じ研究会のメンバーで、現場用の機種を探しています。',
    '第二工場の立ち上げに合わせて検討したいとのことです。',
  ],
  id: [
    'Teman kuliah saya, sekarang memimpin laboratorium mutu mereka.',
    'Mereka masih mengukur secara manual dan ingin lebih cepat.',
    'Bertemu di pameran industri, tertarik dengan alat portabel.',
    'Pemasok kami. Hasil ukur mereka sering berbeda dari hasil kami.',
    'Anggaran tahun ini sudah disetujui, kata beliau.',
    'Pabrik barunya mulai berjalan tiga bulan lagi.',
  ],
  'zh-CN': [
    '大学同学，现在负责他们的质检部门。',
    '他们正准备更换一批旧的分析仪。',
    '展会上认识的，对在线检测很感兴趣。',
    '我们的供应商，希望双方的检测结果能够一致。',
    '新厂下个季度投产，正在选设备。',
    '他们的样品需要在现场测量，请介绍便携款。',
  ],
};
