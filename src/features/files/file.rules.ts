import type { Id } from '../../kernel/ids.js';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** The files allowed as a proof, recognised by their bytes, never by the name. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

const MAX_NAME = 120;

/** What the cameras of telephones write, and few browsers show. */
const APPLE_PICTURES = ['image/heic', 'image/heic-sequence', 'image/heif', 'image/heif-sequence'];

export function isAllowedType(mediaType: string | undefined): mediaType is string {
  return mediaType !== undefined && mediaType in EXTENSIONS;
}

export function isApplePicture(mediaType: string | undefined): boolean {
  return mediaType !== undefined && APPLE_PICTURES.includes(mediaType);
}

export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith('image/');
}

/**
 * A name that is safe in headers, on screens and on disks: no folders, no control or direction
 * characters, and the extension of what the file is.
 */
export function safeFileName(name: string, mediaType: string): string {
  const extension = EXTENSIONS[mediaType] ?? 'bin';
  const base = (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?;%]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = Array.from(base === '' ? 'proof' : base)
    .slice(0, MAX_NAME)
    .join('');
  return `${short}.${extension}`;
}

/** Pictures are shown in the page; what could carry a program is only ever saved. */
export function contentDisposition(name: string, mediaType: string): string {
  const how = isPicture(mediaType) ? 'inline' : 'attachment';
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The address of a file for a reader's session, on our own origin. */
export function fileUrl(id: Id): string {
  return `/files/${id}`;
}

/** The address of its small picture: the picture itself where that is small, null where it is none. */
export function thumbnailUrl(file: {
  readonly id: Id;
  readonly mediaType: string;
  readonly thumbnailKey: string | null;
}): string | null {
  if (file.thumbnailKey !== null) return `${fileUrl(file.id)}/thumbnail`;
  return isPicture(file.mediaType) ? fileUrl(file.id) : null;
}
