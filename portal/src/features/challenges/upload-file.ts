import { postForm } from '../../platform/http.js';

/** The files that the server accepts (10 MiB; shown as 10 MB); it checks the bytes again. */
export const PROOF_FILES = {
  accept: 'image/png,image/jpeg,image/webp,application/pdf',
  maxBytes: 10_000_000,
};

const REASONS = [
  'TOO_LARGE',
  'NO_FILE',
  'WRONG_KIND',
  'NO_PICTURE',
  'HEIC',
  'BROKEN',
  'TOO_MANY_PIXELS',
  'TOO_SLOW',
  'FILES_PER_DAY',
  'BYTES_PER_DAY',
  'FILES_IN_ALL',
  'BYTES_IN_ALL',
] as const;
type Reason = (typeof REASONS)[number];

/** The numbers of a refusal, as its text names them. */
interface Numbers {
  megapixels: number;
  limit: number;
  left: number;
  limitMegabytes: number;
  leftMegabytes: number;
  hours: number;
}

/** The server cannot store files at the moment: the file itself may be fine. */
class FilesUnavailable extends Error {}

/** The server says what is wrong with this file, or how much may be uploaded. */
class UploadRefused extends Error {
  constructor(
    readonly reason: Reason,
    readonly numbers: Numbers,
  ) {
    super(`An upload was refused: ${reason}`);
  }
}

/** The key of a text, of the screen's own or of `common`, with its numbers. */
export type UploadFailure =
  | { key: 'filesUnavailable' | 'uploadFailed'; numbers?: undefined }
  | { key: `common:file.refused.${Reason}`; numbers: Numbers };

export function uploadFailureOf(error: unknown): UploadFailure {
  if (error instanceof UploadRefused) {
    return { key: `common:file.refused.${error.reason}`, numbers: error.numbers };
  }
  return { key: error instanceof FilesUnavailable ? 'filesUnavailable' : 'uploadFailed' };
}

/** Uploads one file and returns its id. Throws where the server refuses it or cannot be reached. */
export async function uploadFile(file: File, programSlug: string): Promise<string> {
  return (await sendFile<{ id: string }>('/api/files', file, programSlug)).id;
}

/** Sends one file and returns what the server says of it. Throws as `uploadFile` does. */
export async function sendFile<Kept>(
  address: string,
  file: File,
  programSlug: string,
): Promise<Kept> {
  const body = new FormData();
  body.append('file', file);
  const response = await postForm(address, body, programSlug);
  if (response.status === 503) throw new FilesUnavailable();
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as Kept;
}

async function refusalOf(response: Response): Promise<Error> {
  const failed = new Error(`The upload was answered with ${String(response.status)}`);
  if (!response.headers.get('content-type')?.startsWith('application/json')) return failed;
  const body = (await response.json()) as Record<string, unknown>;
  const reason = REASONS.find((each) => each === body['reason']);
  return reason ? new UploadRefused(reason, numbersOf(body)) : failed;
}

function numbersOf(body: Readonly<Record<string, unknown>>): Numbers {
  const number = (name: string): number => (typeof body[name] === 'number' ? body[name] : 0);
  const megabytes = (name: string): number => Math.floor(number(name) / 100_000) / 10;
  return {
    megapixels: number('megapixels'),
    limit: number('limit'),
    left: number('left'),
    limitMegabytes: megabytes('limit'),
    leftMegabytes: megabytes('left'),
    hours: Math.ceil(number('retryAfterSeconds') / 3600),
  };
}
