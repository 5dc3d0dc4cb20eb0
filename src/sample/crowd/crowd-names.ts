import type { Locale } from '../../kernel/locale.js';
import { shuffled, type Draw } from './seeded.rules.js';

/** Where people of the crowd come from. */
export type Region = 'japan' | 'indonesia' | 'china' | 'india' | 'latin' | 'europe' | 'africa';

interface Names {
  readonly language: Locale;
  readonly timeZone: string;
  /** the family's name stands before the person's own */
  readonly isFamilyFirst: boolean;
  readonly own: string;
  readonly family: string;
  /** what the region's companies are called after */
  readonly places: string;
}

/** Each word once; a person is one of each of two lists, so that several hundred differ. */
const NAMES: Readonly<Record<Region, Names>> = {
  japan: {
    language: 'ja',
    timeZone: 'Asia/Tokyo',
    isFamilyFirst: false,
    own: 'Haruka Takumi Nanami Sota Misaki Ryo Ayaka Kenta Hinata Yuto Rina Shun Kaori Daiki Momoka Naoki Emi Tsubasa Chihiro Masato Sayuri Hiroshi Asuka Koji Mayu',
    family:
      'Sato Ito Yamamoto Kato Yoshida Sasaki Matsumoto Inoue Kimura Shimizu Saito Hasegawa Ikeda Hashimoto Abe Ishikawa Maeda Okada Goto Endo Aoki Sakamoto Fukuda Nishimura Ota',
    places:
      'Akatsuki Wakaba Asahikawa Tsukuba Kamome Yamabiko Shiranui Hotaru Mikasa Suzuran Hayabusa Tokiwa Izumi Kasumi Nagisa Akebono Fujimi Harukaze Katsura Sazanami Utsugi Natsume Kirishima Momiji Asagiri',
  },
  indonesia: {
    language: 'id',
    timeZone: 'Asia/Jakarta',
    isFamilyFirst: false,
    own: 'Ayu Bagas Citra Dimas Eka Farhan Gita Hadi Intan Joko Kartika Lukman Maya Nanda Oktavia Prasetyo Ratna Surya Tri Wulan Yusuf Zahra Agung Bella Cahyo',
    family:
      'Wibowo Setiawan Kusuma Hidayat Siregar Nasution Saputra Permata Utomo Handayani Susanto Maharani Wahyudi Simanjuntak Puspita Kurniawan Suryani Lubis Purnama Ramadhan Hakim Novita Firmansyah Safitri Manurung',
    places:
      'Melati Cempaka Krakatau Musi Barito Toba Rinjani Merbabu Kencana Nirmala Serayu Bengawan Garuda Batang Lawu Singkarak Kapuas-Hulu Citarum Mandala Kelapa-Gading Arjuna Selatan Priangan Semeru Anggrek',
  },
  china: {
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isFamilyFirst: true,
    own: 'Jing Ming Xiaoyan Jun Ting Qiang Mengyao Bo Yawen Zhihao Xue Yang Ruoxi Kai Siyu Tao Jiaqi Rui Lulu Haoran Yifan Min Chenxi Jiahui Gang',
    family:
      'Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Deng Cao Peng Zeng Xiao',
    places:
      'Qingyun Lanting Huashan Yunhe Xinghai Jinling Dongfang Minjiang Tianshan Longmen Haiyue Baoshan Hengfeng Zhujiang Luming Ruixiang Wanli Qianjin Beichen Mingde Canglan Yongan Xiangjiang Chenguang Taiping',
  },
  india: {
    language: 'en',
    timeZone: 'Asia/Kolkata',
    isFamilyFirst: false,
    own: 'Ananya Rohan Meera Karthik Divya Aditya Pooja Sanjay Lakshmi Nikhil Shreya Rahul Kiran Isha Manoj Sunita Varun Aishwarya Deepak Nandini',
    family:
      'Sharma Iyer Patel Gupta Reddy Menon Joshi Desai Banerjee Pillai Kapoor Naidu Bhat Chatterjee Malhotra Verma Nambiar Saxena Gowda Thakur',
    places:
      'Narmada Vindhya Malabar Nilgiri Kaveri Aravalli Chenab Palani Satpura Gomti Coromandel Tungabhadra Shivalik Krishna Marudhar Hooghly Periyar Sabarmati Konark Betwa',
  },
  latin: {
    language: 'en',
    timeZone: 'America/Mexico_City',
    isFamilyFirst: false,
    own: 'Valeria Mateo Camila Andrés Isabel Javier Renata Gabriel Paula Emilio Daniela Rafael Ximena Tomás Carolina Joaquín Elena Ricardo Natalia Bruno',
    family:
      'Torres Mendoza Ríos Castillo Navarro Fuentes Aguilar Salazar Cordero Ibarra Pacheco Rojas Duarte Quintero Marín Escobar Villalobos Carvalho Moreira Teixeira',
    places:
      'Bahía-Azul Cordillera Río-Claro Mirador Pampa Costa-Verde Tierra-Alta Sonora Ipê Paraná Atacama Bajío Guadiana Laguna-Blanca Altiplano Jacarandá Santa-Lucía Llano Candelaria Montecarmelo',
  },
  europe: {
    language: 'en',
    timeZone: 'Europe/Berlin',
    isFamilyFirst: false,
    own: 'Lena Matthieu Ingrid Pavel Clara Henrik Élodie Lukas Zuzana Bastien Freya Jan Marie Oskar Amélie Vojtěch Astrid Felix Julie Martin',
    family:
      'Keller Lefèvre Bergström Novák Hoffmann Marchand Svoboda Lindgren Vogel Girard Černý Nyström Brandt Fontaine Procházka Ekholm Winkler Mercier Kučera Dahl',
    places:
      'Ardenne Isar Krkonoše Mälaren Elbtal Provence Vosges Jura Havel Labe Skåne Loire Eifel Beskydy Neckar Bretagne Harz Orlice Kalmar Saône',
  },
  africa: {
    language: 'en',
    timeZone: 'Africa/Lagos',
    isFamilyFirst: false,
    own: 'Amina Chidi Salma Tunde Nadia Emeka Leila Kofi Hind Ifeanyi Samira Yusra Obinna Karim Ngozi Mehdi Zainab Anas Folake Rachid',
    family:
      'Adeyemi Benali Eze Mansouri Okonkwo Idrissi Balogun Chraibi Nwosu Berrada Mensah Lahlou Afolabi Sebti Danjuma Amrani Obi Kettani Asante Fassi',
    places:
      'Niger-Delta Toubkal Benue Ourika Volta Kano Tensift Calabar Draa Osun Essaouira Jos-Plateau Sebou Ibadan Gourara Anambra Zagora Ogun Bouregreg Sokoto',
  },
};

/** What companies make that buy analysers. */
const TRADES = [
  'Foods',
  'Chemicals',
  'Brewing',
  'Pharma',
  'Metals',
  'Ceramics',
  'Textiles',
  'Water',
  'Coatings',
  'Dairy',
  'Polymers',
  'Energy',
  'Laboratories',
  'Paper',
  'Glass',
  'Cosmetics',
  'Batteries',
  'Shipyards',
  'Cement',
  'Semiconductors',
  'Sugar',
  'Fertilisers',
  'Mills',
  'Plastics',
  'Optics',
] as const;

const listOf = (words: string): string[] =>
  words.split(' ').map((word) => word.replaceAll('-', ' '));

export const languageOf = (region: Region): Locale => NAMES[region].language;
export const timeZoneOf = (region: Region): string => NAMES[region].timeZone;

/** Names of people of a region, none of them twice. Lasts for several hundred. */
export function* peopleOf(region: Region, draw: Draw): Generator<string, never> {
  const { own, family, isFamilyFirst } = NAMES[region];
  const owns = shuffled(draw, listOf(own));
  const families = shuffled(draw, listOf(family));
  for (let place = 0; ; place += 1) {
    const round = Math.floor(place / owns.length);
    const one = owns[place % owns.length] ?? '';
    const other = families[(place + round * 7) % families.length] ?? '';
    yield isFamilyFirst ? `${other} ${one}` : `${one} ${other}`;
  }
}

/** Names of companies of a region, none of them twice. */
export function* companiesOf(region: Region, draw: Draw): Generator<string, never> {
  const places = shuffled(draw, listOf(NAMES[region].places));
  const trades = shuffled(draw, TRADES);
  for (let place = 0; ; place += 1) {
    const round = Math.floor(place / places.length);
    yield `${places[place % places.length] ?? ''} ${trades[(place * 3 + round) % trades.length] ?? ''}`;
  }
}

/** As it stands in an address: without accents, in small letters. */
export function slugOf(name: string, between: '.' | '-' | '' = '-'): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, between);
}
