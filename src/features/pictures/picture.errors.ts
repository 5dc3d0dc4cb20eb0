/** So many pictures were uploaded and not chosen that no more are taken for a while. */
export class TooManyPictures extends Error {
  override readonly name = 'TooManyPictures';
}
