import { createContext, use } from 'react';
import type { Words } from '../../../../src/features/surveys/survey-coherence.rules.js';
import type { Language } from '../../i18n/languages.js';

interface SurveyReader {
  /** The language in which the questions are read. */
  language: Language;
  /** The survey's main language: what lacks a translation is shown in it. */
  main: Language;
}

export interface ReadText {
  text: string;
  /** Set where it is not the reader's language: for screen readers, and for the right glyphs. */
  lang: Language | undefined;
}

/** A text as a reader reads it: in their language, else in the main one. */
export function readText(words: Words, { language, main }: SurveyReader): ReadText {
  const own = words[language];
  if (own) return { text: own, lang: undefined };
  return { text: words[main] ?? '', lang: main === language ? undefined : main };
}

const ReaderContext = createContext<SurveyReader>({ language: 'en', main: 'en' });
export const SurveyReaderProvider = ReaderContext;

/** The texts of the survey around it as its reader reads them. */
export function useWords(): (words: Words) => ReadText {
  const reader = use(ReaderContext);
  return (words) => readText(words, reader);
}
