export {
  FileMissing,
  FileStore,
  FilesUnavailable,
  fileKey,
  ownerOf,
  smallFileKey,
  type FileStoreState,
  type FileErrorKind,
  type StoredFile,
} from './file-store.port.js';
export { isOurs, moveFiles, type MovedFiles } from './move-files.js';
export { FILE_PLACES, openFilePlace, openFileStore, type FilePlace } from './open-file-store.js';
export { probeFiles } from './probe-files.js';
