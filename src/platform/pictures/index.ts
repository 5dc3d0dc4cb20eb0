export { PictureRefused, PicturesBusy, type PictureProblem } from './picture-refused.js';
export { Pictures, PICTURE_LIMITS, PicturesUnavailable, type CleanPicture } from './pictures.js';
