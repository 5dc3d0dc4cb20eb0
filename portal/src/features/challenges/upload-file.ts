import { postForm } from '../../platform/http.js';

/** What the server takes as a proof; it looks at the bytes again. */
export const PROOF_FILES = {
  accept: 'image/png,image/jpeg,image/webp,application/pdf',
  maxBytes: 10 * 1024 * 1024,
};

/** Uploads one file and answers its id. Throws where the server does not take it or cannot be reached. */
export async function uploadFile(file: File): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const response = await postForm('/api/files', body);
  if (!response.ok) throw new Error(`The upload was answered with ${String(response.status)}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}
