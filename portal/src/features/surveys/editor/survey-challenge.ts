import type { Locale } from '../../../platform/editing/locales.js';
import { toLanguage } from '../../../i18n/languages.js';
import type { ChallengeTemplate } from '../../challenges/stages/stage-kind.js';
import { surveyTemplate } from './survey-template.js';

const POINTS = 50;

/** The words of "Complete our survey", in each language. */
const TEXTS: ChallengeTemplate['texts'] = {
  en: {
    title: 'Complete our survey',
    summary: 'Tell us how we are doing. It takes about three minutes.',
    instructions:
      'Answer as you see it: your points do not depend on what you say. You can stop at any time and continue later, on any device.',
    disclosure: '',
    stages: [{ title: 'Your answers', instructions: 'A few short questions.' }],
  },
  ja: {
    title: 'アンケートに答える',
    summary: '当社についてのご意見をお聞かせください。3分ほどで終わります。',
    instructions:
      '率直にお答えください。回答の内容によってポイントが変わることはありません。途中で中断し、別の端末で続けることもできます。',
    disclosure: '',
    stages: [{ title: 'ご回答', instructions: '短い質問がいくつかあります。' }],
  },
  id: {
    title: 'Isi survei kami',
    summary: 'Sampaikan pendapat Anda tentang kami. Cukup sekitar tiga menit.',
    instructions:
      'Jawablah apa adanya: poin Anda tidak bergantung pada isi jawaban. Anda dapat berhenti kapan saja dan melanjutkannya nanti di perangkat mana pun.',
    disclosure: '',
    stages: [{ title: 'Jawaban Anda', instructions: 'Beberapa pertanyaan singkat.' }],
  },
  zh_CN: {
    title: '填写调查问卷',
    summary: '请告诉我们您的看法，大约需要三分钟。',
    instructions: '请如实作答：积分与回答内容无关。您可以随时暂停，之后在任意设备上继续填写。',
    disclosure: '',
    stages: [{ title: '您的回答', instructions: '几道简短的题目。' }],
  },
};

/** The template "Complete our survey": everything needed for publishing is written. */
export const surveyChallenge: ChallengeTemplate = {
  name: 'template.survey',
  texts: TEXTS,
  stage: (main: Locale) => ({
    points: POINTS,
    kind: 'QUESTIONS',
    proof: [],
    survey: surveyTemplate(toLanguage(main)),
    needsDecision: false,
  }),
};
