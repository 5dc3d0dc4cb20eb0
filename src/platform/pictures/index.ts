export { PictureRefused, PicturesBusy, type PictureProblem } from './picture-refused.js';
export { Pictures, PicturesUnavailable, type CleanPicture, type PictureSizes } from './pictures.js';
