import type { Id } from '../../kernel/ids.js';
import { defineLoader, type GraphContext } from '../../platform/graphql/index.js';
import { findShownPictures, ownerKey, type ShownPictureRow } from './picture.queries.js';
import { pictureUrl, smallPictureUrl, type PictureOwnerKind } from './picture.rules.js';

/** By `ownerKey`. */
const pictureByOwner = defineLoader(async (tx, keys) => {
  const found = await findShownPictures(tx, keys);
  return new Map([...found].map(([key, row]) => [key, shownPicture(row)]));
});

function shownPicture(row: ShownPictureRow) {
  const { id, width, height, focusX, focusY, alt, texts: translations } = row;
  const url = pictureUrl(id);
  const thumbnailUrl = smallPictureUrl(row);
  return { id, url, thumbnailUrl, width, height, focusX, focusY, alt, translations };
}

/** The picture of something that its reader sees. */
export function loadPicture(graph: GraphContext, kind: PictureOwnerKind, id: Id) {
  return graph.load(pictureByOwner, ownerKey(kind, id));
}
