import './file.holding.js';
import { FileEntity } from './file.entity.js';

export { AddFile, type NewFile } from './add-file.js';
export { CountUpload } from './count-upload.js';
export { registerFileRoutes, type FileRouteDeps } from './file.controller.js';
export { defineFileHolder, type FileHolder } from './file-holders.js';
export { ProofFile } from './file.graphql.js';
export { proofFileById } from './file.loaders.js';
export { areFilesOf, findFilesByIds, type FileRow } from './file.queries.js';
export { filesAccess } from './files.access.js';
export { findStrayFiles, type StrayFiles } from './find-stray-files.js';
export { ClearFilesModule, FilesModule } from './files.module.js';
export { defineStoredFiles, type StoredFiles } from './stored-files.js';
export { contentDisposition, MAX_FILE_BYTES } from './file.rules.js';
export { receivePicture } from './receive-file.js';
export {
  answerRefusedFile,
  answerStoreError,
  answerUploadError,
  refuse,
} from './upload-answers.js';
export { refuseBrokenUploads } from './broken-uploads.js';
export { MarkHandedIn } from './mark-handed-in.js';

export const filesEntities = [FileEntity];
