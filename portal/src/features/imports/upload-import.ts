import { postForm } from '../../platform/http.js';

/** `OFFLINE`: there was no answer. The others as the server says them. */
export type UploadRefusal =
  'TOO_LARGE' | 'NO_FILE' | 'NOT_TEXT' | 'FILES_FULL' | 'OFFLINE' | 'FAILED';

const KNOWN: readonly string[] = ['TOO_LARGE', 'NO_FILE', 'NOT_TEXT', 'FILES_FULL'];

/** The id of the run that the file has from now on, or why it was not taken. */
export async function uploadImport(
  file: File,
  kind: string,
  programSlug: string,
): Promise<{ readonly id: string } | { readonly refusal: UploadRefusal }> {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await postForm(
    `/api/imports/${kind.toLowerCase().replaceAll('_', '-')}`,
    body,
    programSlug,
  ).catch(() => null);
  if (response === null) return { refusal: 'OFFLINE' };
  const answer = (await response.json().catch(() => ({}))) as { id?: string; code?: string };
  if (response.ok && answer.id !== undefined) return { id: answer.id };
  const { code = '' } = answer;
  return { refusal: KNOWN.includes(code) ? (code as UploadRefusal) : 'FAILED' };
}
