import { FileEntity } from './file.entity.js';

export { AddFile, type NewFile } from './add-file.js';
export { FileStore } from './file-store.adapter.js';
export { fileUrl, registerFileRoutes, type FileRouteDeps } from './file.controller.js';
export { findFilesByIds, type FileRow } from './file.queries.js';
export { FilesModule } from './files.module.js';

export const filesEntities = [FileEntity];
