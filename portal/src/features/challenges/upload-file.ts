import { postForm } from '../../platform/http.js';

/** What the server takes as a proof (10 MiB; told as 10 MB); it looks at the bytes again. */
export const PROOF_FILES = {
  accept: 'image/png,image/jpeg,image/webp,application/pdf',
  maxBytes: 10_000_000,
};

/** The server has no place for files just now: the file may be as it should be. */
class FilesUnavailable extends Error {}

/** The key of a text. */
export type UploadFailure = 'filesUnavailable' | 'uploadFailed';

export function uploadFailureOf(error: unknown): UploadFailure {
  return error instanceof FilesUnavailable ? 'filesUnavailable' : 'uploadFailed';
}

/** Uploads one file and answers its id. Throws where the server does not take it or cannot be reached. */
export async function uploadFile(file: File, programSlug: string): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const response = await postForm('/api/files', body, programSlug);
  if (response.status === 503) throw new FilesUnavailable();
  if (!response.ok) throw new Error(`The upload was answered with ${String(response.status)}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}
