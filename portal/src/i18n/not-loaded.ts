/** Code or words that a page needs did not come, because the server cannot be reached. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}
