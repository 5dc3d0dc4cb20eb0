import type { PictureOwnerKind } from '../features/pictures/index.js';

/** A drawing in `pictures/`, and what it shows. */
interface Drawing {
  readonly file: string;
  readonly alt: string;
  readonly ja: string;
  readonly id: string;
  readonly zh: string;
}

const drawing = (file: string, alt: string, ja: string, id: string, zh: string): Drawing => ({
  file,
  alt,
  ja,
  id,
  zh,
});

const REVIEW = drawing(
  'review',
  'A pencil writes into a speech bubble.',
  '吹き出しに文章を書く鉛筆',
  'Pensil menulis di dalam balon kata.',
  '一支铅笔正在对话气泡中书写。',
);
const BULB = drawing(
  'bulb',
  'A light bulb that glows.',
  '明るく光る電球',
  'Bola lampu yang menyala.',
  '一只亮着的灯泡。',
);
const FORM = drawing(
  'form',
  'A clipboard with a list, half of it ticked.',
  '半分までチェックの入ったリスト',
  'Papan klip dengan daftar yang separuhnya sudah dicentang.',
  '一块写字板，清单已勾选一半。',
);
const SPEECH = drawing(
  'speech',
  'Two speech bubbles, one answering the other.',
  'やり取りする二つの吹き出し',
  'Dua balon kata yang saling menjawab.',
  '两个相互应答的对话气泡。',
);
const QUOTE = drawing(
  'quote',
  'A card with quotation marks and a portrait.',
  '引用符と人物のアイコンが入ったカード',
  'Kartu dengan tanda kutip dan potret.',
  '一张带有引号和头像的卡片。',
);
const ALBUM = drawing(
  'album',
  'Three photographs: a mountain, an instrument, a flask.',
  '山、計測器、フラスコの三枚の写真',
  'Tiga foto: gunung, alat ukur, dan labu kimia.',
  '三张照片：一座山、一台仪器、一只烧瓶。',
);
const FILM = drawing(
  'film',
  'A film camera with a play button.',
  '再生ボタンの付いたビデオカメラ',
  'Kamera film dengan tombol putar.',
  '一台带播放按钮的摄像机。',
);

const REWARDS: Readonly<Record<string, Drawing>> = {
  coffee: drawing(
    'coffee',
    'A cup of hot coffee.',
    '湯気の立つコーヒーカップ',
    'Secangkir kopi panas.',
    '一杯冒着热气的咖啡。',
  ),
  books: drawing(
    'books',
    'An open book above a pile of three.',
    '積み重ねた三冊の本と開いた本',
    'Buku terbuka di atas tumpukan tiga buku.',
    '三本摞起的书上方有一本翻开的书。',
  ),
  lunch: drawing(
    'lunch',
    'A table for two by a window above the sea.',
    '海を望む窓辺の二人用テーブル',
    'Meja untuk berdua di tepi jendela menghadap laut.',
    '临海窗边的双人餐桌。',
  ),
  trees: drawing(
    'trees',
    'Young firs on a hill under the sun.',
    '太陽の下、丘に並ぶ若いモミの木',
    'Pohon cemara muda di bukit di bawah matahari.',
    '阳光下山坡上的小冷杉。',
  ),
  museum: drawing(
    'museum',
    'A museum with five columns and a flag.',
    '五本の柱と旗のある博物館',
    'Museum dengan lima pilar dan sebuah bendera.',
    '一座有五根立柱和旗帜的博物馆。',
  ),
  train: drawing(
    'train',
    'A fast train in front of mountains.',
    '山々の前を走る高速列車',
    'Kereta cepat dengan latar pegunungan.',
    '群山前飞驰的列车。',
  ),
  notebook: drawing(
    'notebook',
    'A green notebook and a pencil.',
    '緑色のノートと鉛筆',
    'Buku catatan hijau dan sebatang pensil.',
    '一本绿色笔记本和一支铅笔。',
  ),
  water: drawing(
    'water',
    'A drop of water above the waves.',
    '波の上の一滴の水',
    'Setetes air di atas ombak.',
    '水面上的一滴水。',
  ),
  course: drawing(
    'course',
    'Three people before a board with a curve.',
    '曲線の描かれたボードを見る三人',
    'Tiga orang di depan papan berisi kurva.',
    '三个人面对画有曲线的白板。',
  ),
};

const CHALLENGES: Readonly<Record<string, Drawing>> = {
  review: REVIEW,
  tip: BULB,
  survey: FORM,
  linkedin: SPEECH,
  quote: QUOTE,
  forum: SPEECH,
  tour: ALBUM,
  note: BULB,
  question: SPEECH,
  article: REVIEW,
  video: FILM,
  handling: FORM,
  priorities: FORM,
  magazine: FORM,
};

export interface SamplePicture extends Drawing {
  readonly of: PictureOwnerKind;
  /** of the challenge or reward, as the story names it */
  readonly key: string;
}

export const PICTURES: readonly SamplePicture[] = [
  ...Object.entries(REWARDS).map(([key, drawn]) => ({ of: 'REWARD' as const, key, ...drawn })),
  ...Object.entries(CHALLENGES).map(([key, drawn]) => ({
    of: 'CHALLENGE' as const,
    key,
    ...drawn,
  })),
];
