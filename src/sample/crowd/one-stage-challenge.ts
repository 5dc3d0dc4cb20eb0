import type { SaveChallengeInput } from '../../features/challenges/index.js';
import type { Locale } from '../../kernel/locale.js';

type Words = Readonly<Record<Locale, string>>;

/** A challenge of one stage that takes a text or a link, in the four languages. */
export interface CrowdChallenge {
  readonly key: string;
  readonly published: number;
  readonly takes: 'TEXT' | 'LINK';
  readonly input: SaveChallengeInput;
}

interface Told {
  readonly title: Words;
  readonly summary: Words;
  readonly instructions: Words;
  readonly stage: Words;
  readonly criteria: string;
}

const TRANSLATED = ['ja', 'id', 'zh-CN'] as const;

/** What to do at the only stage, by what it takes. */
const HOW: Readonly<Record<CrowdChallenge['takes'], Words>> = {
  TEXT: {
    en: 'A few sentences in your own words are plenty.',
    ja: 'ご自身の言葉で、数行で十分です。',
    id: 'Beberapa kalimat dengan kata-kata Anda sendiri sudah cukup.',
    'zh-CN': '用您自己的话写几句即可。',
  },
  LINK: {
    en: 'Hand in the address at which it can be read.',
    ja: '読むことのできるページのリンクを提出してください。',
    id: 'Serahkan alamat tempat tulisan itu dapat dibaca.',
    'zh-CN': '请提交可以阅读的链接。',
  },
};

export function challenge(
  key: string,
  { published, points, takes }: { published: number; points: number; takes: 'TEXT' | 'LINK' },
  { title, summary, instructions, stage, criteria }: Told,
): CrowdChallenge {
  const textsIn = (locale: Locale) => ({
    title: title[locale],
    summary: summary[locale],
    instructions: instructions[locale],
  });
  const stageIn = (locale: Locale) => ({ title: stage[locale], instructions: HOW[takes][locale] });
  return {
    key,
    published,
    takes,
    input: {
      kind: 'OTHER',
      ...textsIn('en'),
      approvalCriteria: criteria,
      stages: [{ ...stageIn('en'), points, proof: [takes] }],
      translations: TRANSLATED.map((locale) => ({
        locale,
        ...textsIn(locale),
        stages: [stageIn(locale)],
      })),
    },
  };
}
