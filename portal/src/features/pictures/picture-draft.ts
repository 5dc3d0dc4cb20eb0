import type { Locale } from '../../platform/editing/locales.js';
import type { VariablesOf } from '../../platform/graphql/graphql.js';
import type { PictureChoiceRow, PictureRow, SetPicture } from './picture-query.js';

/** The shape of cards and pages. */
const RATIO = 16 / 9;

/** A picture that was uploaded, or the one that is shown. */
export type Uploaded = Pick<PictureRow, 'id' | 'url' | 'thumbnailUrl' | 'width' | 'height'>;

/** What is being chosen; the alternative texts by language, the programme's under its own. */
export interface PictureDraft {
  picture: Uploaded | null;
  alts: Partial<Record<Locale, string>>;
  focusX: number;
  focusY: number;
}

export function draftOf({ picture }: PictureChoiceRow, main: Locale): PictureDraft {
  if (!picture) return { picture: null, alts: {}, focusX: 50, focusY: 50 };
  const { focusX, focusY, alt, translations } = picture;
  const alts = Object.fromEntries([
    ...translations.map((text) => [text.locale, text.alt] as const),
    [main, alt] as const,
  ]);
  return { picture, alts, focusX, focusY };
}

/** Along which side a picture is cut to the shape of a card; null where it has that shape. */
export function cutAlong({ width, height }: Uploaded): 'across' | 'down' | null {
  const ratio = width / height;
  // Less than a row of pixels on a card is nothing to choose.
  if (Math.abs(ratio - RATIO) < 0.01) return null;
  return ratio > RATIO ? 'across' : 'down';
}

type Input = Omit<VariablesOf<typeof SetPicture>['input'], 'of' | 'id' | 'version'>;

/** The draft as the API takes it: `locales` are the languages beside the programme's. */
export function inputOf(
  { picture, alts, focusX, focusY }: PictureDraft & { picture: Uploaded },
  main: Locale,
  locales: readonly Locale[],
): Input {
  const translations = locales.map((locale) => ({ locale, alt: (alts[locale] ?? '').trim() }));
  const alt = (alts[main] ?? '').trim();
  return { pictureId: picture.id, alt, translations, focusX, focusY };
}

/** The languages in which nothing is said of the picture yet. */
export function unsaid({ alts }: PictureDraft, languages: readonly Locale[]): readonly Locale[] {
  return languages.filter((language) => (alts[language] ?? '').trim() === '');
}
