export { PictureRefused, PicturesBusy, type PictureProblem } from './picture-refused.js';
export { Pictures, PicturesUnavailable, type CleanPicture } from './pictures.js';
