import type { PictureRow } from './picture-query.js';
import classes from './picture.module.css';

interface ShownPictureProps {
  picture: PictureRow | null;
  /** `atop`: over the text of a card; `page`: over the text of a page; `sample`: in an editor. */
  place: 'atop' | 'page' | 'sample';
}

/**
 * The picture of a challenge or a reward, in its reader's language (`inLanguage`). It has its place
 * before it comes, so that nothing moves; where it is cut, its point of focus stays in sight.
 */
export function ShownPicture({ picture, place }: ShownPictureProps) {
  if (!picture) return null;
  const { url, thumbnailUrl, alt, width, height, focusX, focusY } = picture;
  return (
    <img
      src={place === 'page' ? url : thumbnailUrl}
      alt={alt}
      width={width}
      height={height}
      loading={place === 'page' ? 'eager' : 'lazy'}
      decoding="async"
      className={`${classes.picture} ${classes[place]} ${place === 'atop' ? '' : classes.framed}`}
      style={{ objectPosition: `${focusX}% ${focusY}%` }}
    />
  );
}
