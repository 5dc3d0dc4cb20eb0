import { defineLoader } from '../../platform/graphql/index.js';
import { findFilesByIds } from './file.queries.js';
import { fileUrl, thumbnailUrl } from './file.rules.js';

/** A file as the API shows it, by its id. */
export const proofFileById = defineLoader(async (tx, ids) => {
  const files = await findFilesByIds(tx, ids);
  return new Map(
    files.map((file) => [
      file.id,
      { ...file, url: fileUrl(file.id), thumbnailUrl: thumbnailUrl(file) },
    ]),
  );
});
