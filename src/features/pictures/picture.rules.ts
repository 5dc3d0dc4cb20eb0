import type { Id } from '../../kernel/ids.js';

export const PICTURE_OWNERS = ['CHALLENGE', 'REWARD'] as const;
/** What has a picture. */
export type PictureOwnerKind = (typeof PICTURE_OWNERS)[number];

/** What a picture shows, in another language than the programme's. */
export interface PictureText {
  readonly locale: string;
  readonly alt: string;
}

/**
 * The point that stays in sight wherever the picture is cut to fit, in hundredths of its width and
 * height: a card and a page are of different shapes, and the whole picture is kept for the next one.
 */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/** How a picture is shown. */
export interface Shown {
  readonly pictureId: Id;
  readonly alt: string;
  readonly texts: readonly PictureText[];
  readonly focus: Focus;
}

/** What a choice is in the history of its challenge or reward. */
export type PictureOutcome = 'PICTURE_CHOSEN' | 'PICTURE_CORRECTED' | 'PICTURE_REMOVED';

/** Null where the choice changes nothing. */
export function outcomeOf(before: Shown | null, after: Shown | null): PictureOutcome | null {
  if (after === null) return before === null ? null : 'PICTURE_REMOVED';
  if (before?.pictureId !== after.pictureId) return 'PICTURE_CHOSEN';
  return written(before) === written(after) ? null : 'PICTURE_CORRECTED';
}

function written({ alt, texts, focus }: Shown): string {
  const told = texts.map((text) => [text.locale, text.alt]).sort();
  return JSON.stringify([alt, told, focus.x, focus.y]);
}

/** The languages in which a thing is read and its picture says nothing. */
export function missingTexts(
  locales: readonly string[],
  texts: readonly PictureText[],
): readonly string[] {
  return locales.filter((locale) => !texts.some((text) => text.locale === locale));
}

/** The address of a picture for a reader's session, on our own origin. */
export function pictureUrl(id: Id): string {
  return `/files/pictures/${id}`;
}

/** Of some 20 kB, for cards; the picture itself where that is small. */
export function smallPictureUrl(picture: {
  readonly id: Id;
  readonly thumbnailKey: string | null;
}): string {
  const url = pictureUrl(picture.id);
  return picture.thumbnailKey === null ? url : `${url}/thumbnail`;
}
