import { useTranslation } from 'react-i18next';
import { pickLanguage } from '../../../i18n/languages.js';
import { useFormats } from '../../../ui/formats/format.js';
import { useWords } from '../survey-words.js';
import type { Wording } from './answer-text.js';
import type { Labels } from './result-groups.js';

interface NamedFile {
  id: string;
  name: string;
}

/** Puts answers to the survey around it into the reader's words. */
export function useWording(files: readonly NamedFile[]): Wording {
  const { t } = useTranslation('survey');
  const formats = useFormats();
  const wordsOf = useWords();
  return {
    wordsOf: (words) => wordsOf(words).text,
    other: t('other'),
    number: formats.number,
    day: formats.day,
    file: (id) => files.find((file) => file.id === id)?.name ?? id,
  };
}

/** Puts the counts of answers into the reader's words. */
export function useLabels(): Labels {
  const { t, i18n } = useTranslation('survey-answers');
  const { wordsOf, other, number } = useWording([]);
  const months = new Intl.DateTimeFormat(pickLanguage([i18n.language]), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return {
    wordsOf,
    other,
    number,
    month: (month) => months.format(Date.parse(`${month}-01T00:00:00Z`)),
    range: (from, to) => t('range', { from, to }),
  };
}
