import { postForm } from '../../platform/http.js';

/** The files that the server accepts (10 MiB; shown as 10 MB); it checks the bytes again. */
export const PROOF_FILES = {
  accept: 'image/png,image/jpeg,image/webp,application/pdf',
  maxBytes: 10_000_000,
};

/** The server cannot store files at the moment: the file itself may be fine. */
class FilesUnavailable extends Error {}

/** The key of a text. */
export type UploadFailure = 'filesUnavailable' | 'uploadFailed';

export function uploadFailureOf(error: unknown): UploadFailure {
  return error instanceof FilesUnavailable ? 'filesUnavailable' : 'uploadFailed';
}

/** Uploads one file and returns its id. Throws where the server refuses it or cannot be reached. */
export async function uploadFile(file: File, programSlug: string): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const response = await postForm('/api/files', body, programSlug);
  if (response.status === 503) throw new FilesUnavailable();
  if (!response.ok) throw new Error(`The upload was answered with ${String(response.status)}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}
