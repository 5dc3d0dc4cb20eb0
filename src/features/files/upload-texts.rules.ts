import type { ReachedLimit } from './upload-limits.rules.js';

const TEXTS = {
  TOO_LARGE: 'A file has at most 10 MB.',
  NO_FILE: 'Send one file, as `file` of a multipart form.',
  WRONG_KIND: 'Send a picture (PNG, JPEG, WebP) or a PDF.',
  NO_PICTURE: 'Send a picture: PNG, JPEG or WebP.',
  HEIC: 'This is a HEIC picture, which cannot be taken. Share it as JPEG or take a screenshot.',
  BROKEN:
    'This picture is cut off or damaged. Open it on your device, save it again or take a screenshot of it, and send that.',
  TOO_SLOW: 'This picture took too long to read. Send a smaller one or a screenshot of it.',
} as const;

export type RefusalReason = keyof typeof TEXTS | 'TOO_MANY_PIXELS';

/** What programs read; the portal says it in the reader's language. */
export function refusalText(
  reason: RefusalReason,
  { megapixels, limit }: Readonly<Record<string, number>> = {},
): string {
  if (reason !== 'TOO_MANY_PIXELS') return TEXTS[reason];
  return `This picture has ${String(megapixels)} megapixels; at most ${String(limit)} can be taken. Send a smaller one or a screenshot of it.`;
}

export function limitText(
  { reason, limit, left }: ReachedLimit,
  retryAfterSeconds: number,
): string {
  const perDay = reason.endsWith('PER_DAY');
  const inFiles = reason.startsWith('FILES');
  const amount = inFiles ? `${String(limit)} files` : `${megabytes(limit)} MB`;
  const rest = inFiles ? `${String(left)} are left` : `${megabytes(left)} MB are left`;
  const hours = String(Math.ceil(retryAfterSeconds / 3600));
  const wayOut = perDay
    ? `Go on in ${hours} hours, or send a smaller file.`
    : 'Ask who runs your programme for room.';
  return `You may upload ${amount} ${perDay ? 'a day' : 'in all'}; ${rest}. ${wayOut}`;
}

function megabytes(bytes: number): string {
  return (Math.floor(bytes / 100_000) / 10).toString();
}
