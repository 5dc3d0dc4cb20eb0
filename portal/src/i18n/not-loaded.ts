/** Code or texts that a page needs could not be loaded, because the server cannot be reached. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}
