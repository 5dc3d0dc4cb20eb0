import i18next from 'i18next';
import type { BackendModule, ReadCallback } from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { packOf, packs } from 'virtual:texts';
import { NotLoaded } from './not-loaded.js';
import { LANGUAGES, pickLanguage, type Language } from './languages.js';

/** Fetches a catalogue in its pack: a reader fetches their own language only. */
async function fetchTexts(language: string, namespace: string): Promise<object | undefined> {
  const fetchPack = packs[language]?.[packOf[namespace] ?? ''];
  return fetchPack && (await fetchPack()).default[namespace];
}

const catalogueBackend: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const ask = () => {
      fetchTexts(language, namespace).then(
        (texts) => {
          if (texts) done(null, texts);
          else done(new Error(`There is no catalogue ${language}/${namespace}.json`), null);
        },
        // i18next does not fetch again what failed once, and would show keys as words.
        () => setTimeout(ask, ASK_AGAIN_MS),
      );
    };
    ask();
  },
};

const ASK_AGAIN_MS = 2000;

/** Fetches words before they are used. Throws `NotLoaded` where they do not come. */
async function fetchCatalogues(language: string, namespaces: readonly string[]): Promise<void> {
  try {
    await Promise.all(namespaces.map((each) => fetchTexts(language, each)));
  } catch (error) {
    throw new NotLoaded('The words could not be fetched', { cause: error });
  }
}

const STORED_CHOICE = 'goodturn.language';
/** The language of the member who was signed in last: their texts are not fetched twice. */
const STORED_MEMBERS = 'goodturn.language.member';

/** What this device remembers, or null: private windows may refuse to. */
function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, language: Language): void {
  try {
    window.localStorage.setItem(key, language);
  } catch {
    // A browser that refuses storage shows the browser's language next time: nothing else is lost.
  }
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
}

/** Starts the texts in the reader's language; resolves when the frame's words are there, and `more`. */
export async function startTexts(...more: string[]): Promise<void> {
  i18next.on('languageChanged', markDocument);
  await i18next
    .use(catalogueBackend)
    .use(new ICU())
    .use(initReactI18next)
    .init({
      lng: pickLanguage([stored(STORED_CHOICE), stored(STORED_MEMBERS), ...navigator.languages]),
      supportedLngs: Object.keys(LANGUAGES),
      // The four catalogues hold the same keys (catalogues.spec.ts): no reader needs a second language.
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['common', 'shell', ...more],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

/** The member's own language, unless another was chosen on this device since signing out last. */
export async function followMember(language: Language | null): Promise<void> {
  if (language) remember(STORED_MEMBERS, language);
  const wanted = pickLanguage([stored(STORED_CHOICE), language, ...navigator.languages]);
  if (wanted !== i18next.language) await i18next.changeLanguage(wanted);
}

/** Signing out: the next person on this device starts from their own language. */
export function forgetChoice(): void {
  try {
    window.localStorage.removeItem(STORED_CHOICE);
    window.localStorage.removeItem(STORED_MEMBERS);
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
  remember(STORED_CHOICE, language);
  await i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => pickLanguage([i18next.language]);

/** Fetches a feature's words beside its code, so that its page does not wait twice. */
export async function loadTexts(...namespaces: string[]): Promise<void> {
  await fetchCatalogues(i18next.language, namespaces);
  await i18next.loadNamespaces(namespaces);
}
