const TROUBLES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'its disk is read only',
  ENOSPC: 'its disk is full',
  EDQUOT: "this user's share of its disk is full",
  EFBIG: 'it is too large for its disk',
  EIO: 'its disk fails',
  ENOENT: 'it is not there, or its folder is not',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else is in its place',
  EMFILE: 'this computer has too many files open',
  ENFILE: 'this computer has too many files open',
};

/** Why a file cannot be read or written, in a few words; null where it is no system error. */
export function fileErrorReason(error: unknown): string | null {
  const { code, syscall } = Object(error) as { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  const problem = TROUBLES[code];
  return problem === undefined ? code : `${problem} (${code})`;
}

const WAYS_OUT: Readonly<Record<string, string>> = {
  EACCES: 'Give it to the user who starts Goodturn.',
  EPERM: 'Give it to the user who starts Goodturn.',
  EROFS: 'Move it to a disk that can be written.',
  ENOSPC: 'Make room there.',
  EDQUOT: 'Make room there.',
  EISDIR: 'Move that folder away.',
  EEXIST: 'Move away what is there.',
  ENOTDIR: 'Move away the file that is in the place of a folder.',
};

/** What helps, as a sentence. */
export function wayOutOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return WAYS_OUT[String(code)] ?? 'Put that right, and start again.';
}

/** Whether its disk is full, or this user's share of it. */
export function isFull(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT';
}
