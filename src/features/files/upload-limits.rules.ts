/** How much one advocate may upload. */
export interface UploadLimits {
  readonly filesPerDay: number;
  readonly bytesPerDay: number;
  readonly filesInAll: number;
  readonly bytesInAll: number;
}

export interface Uploads {
  readonly files: number;
  readonly bytes: number;
}

/** Today's count those that were refused; those in all are the ones that are kept. */
export interface UploadUse {
  readonly today: Uploads;
  readonly inAll: Uploads;
}

export type UploadLimit = 'FILES_PER_DAY' | 'BYTES_PER_DAY' | 'FILES_IN_ALL' | 'BYTES_IN_ALL';

export interface ReachedLimit {
  readonly reason: UploadLimit;
  readonly limit: number;
  readonly left: number;
}

/** What an upload of `bytes` more would pass, beyond what was used; null where it has room. */
export function reachedLimit(
  { today, inAll }: UploadUse,
  bytes: number,
  limits: UploadLimits,
): ReachedLimit | null {
  const checks: readonly [UploadLimit, limit: number, used: number, more: number][] = [
    ['FILES_IN_ALL', limits.filesInAll, inAll.files, 1],
    ['BYTES_IN_ALL', limits.bytesInAll, inAll.bytes, bytes],
    ['FILES_PER_DAY', limits.filesPerDay, today.files, 1],
    ['BYTES_PER_DAY', limits.bytesPerDay, today.bytes, bytes],
  ];
  for (const [reason, limit, used, more] of checks) {
    if (used + more > limit) return { reason, limit, left: Math.max(0, limit - used) };
  }
  return null;
}
