export { currentSchema, repeatablesDigest } from './schema.js';
export type { RepeatableFile, Schema, TableFile } from './schema.js';
