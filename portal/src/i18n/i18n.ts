import i18next from 'i18next';
import type { BackendModule, ReadCallback } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { NotLoaded } from './not-loaded.js';
import { LANGUAGES, pickLanguage, type Language } from './languages.js';

/** One small file for each language and feature: a reader fetches their own language only. */
const catalogues = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' });

const catalogueBackend: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = catalogues[`./${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`There is no catalogue ${language}/${namespace}.json`), null);
      return;
    }
    const fetchTexts = () => {
      load().then(
        (texts) => {
          done(null, texts);
        },
        // i18next does not fetch again what failed once, and would show keys as words.
        () => setTimeout(fetchTexts, ASK_AGAIN_MS),
      );
    };
    fetchTexts();
  },
};

const ASK_AGAIN_MS = 2000;

/** Fetches words before they are used. Throws `NotLoaded` where they do not come. */
async function fetchCatalogues(language: string, namespaces: readonly string[]): Promise<void> {
  try {
    await Promise.all(namespaces.map(async (each) => catalogues[`./${language}/${each}.json`]?.()));
  } catch (error) {
    throw new NotLoaded('The words could not be fetched', { cause: error });
  }
}

const STORED_CHOICE = 'goodturn.language';

/** What this device chose before, or null: private windows may refuse to remember. */
function storedChoice(): string | null {
  try {
    return window.localStorage.getItem(STORED_CHOICE);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    window.localStorage.setItem(STORED_CHOICE, language);
  } catch {
    // A browser that refuses storage shows the browser's language next time: nothing else is lost.
  }
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
}

/** Starts the texts in the reader's language; resolves when the words of the frame are there. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', markDocument);
  await i18next
    .use(catalogueBackend)
    .use(new ICU())
    .use(initReactI18next)
    .init({
      lng: pickLanguage([storedChoice(), ...navigator.languages]),
      supportedLngs: Object.keys(LANGUAGES),
      // The four catalogues hold the same keys (catalogues.spec.ts): no reader needs a second language.
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['common', 'shell'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** The member's own language, unless another was chosen on this device since signing out last. */
export async function followMember(language: Language | null): Promise<void> {
  const wanted = pickLanguage([storedChoice(), language, ...navigator.languages]);
  if (wanted !== i18next.language) await i18next.changeLanguage(wanted);
}

/** Signing out: the next person on this device starts from their own language. */
export function forgetChoice(): void {
  try {
    window.localStorage.removeItem(STORED_CHOICE);
  } catch {
    // Where nothing could be stored there is nothing to forget.
  }
}

/**
 * Changes the language at once and for the next visit on this device. Throws `NotLoaded`, and leaves it as it is,
 * where the words do not come.
 */
export async function chooseLanguage(language: Language): Promise<void> {
  const used = Object.keys(i18next.getDataByLanguage(i18next.language) ?? {});
  await fetchCatalogues(language, used);
  remember(language);
  await i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => pickLanguage([i18next.language]);

/** Fetches a feature's words beside its code, so that its page does not wait twice. */
export async function loadTexts(...namespaces: string[]): Promise<void> {
  await fetchCatalogues(i18next.language, namespaces);
  await i18next.loadNamespaces(namespaces);
}
