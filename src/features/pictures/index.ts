import './stored-pictures.js';
import './unused-pictures.retention.js';
import { PictureEntity, ShownPictureEntity } from './picture.entity.js';

export { AddPicture } from './add-picture.js';
export { makePicture } from './keep-picture.js';
export { registerPictureRoutes } from './picture.controller.js';
export { Picture as PictureType } from './picture.graphql.js';
export { loadPicture } from './picture.loaders.js';
export { definePictureOwner } from './picture-owners.js';
export type { PictureOwnerKind } from './picture.rules.js';
export { picturesAccess } from './pictures.access.js';
export { PicturesModule } from './pictures.module.js';
export { SetPicture } from './set-picture.js';

export const picturesEntities = [PictureEntity, ShownPictureEntity];
