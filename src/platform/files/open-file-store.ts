import type { Config } from '../config/index.js';
import { DiskBehind } from './disk-behind.js';
import { DiskFileStore } from './disk-file-store.adapter.js';
import type { FileStore } from './file-store.port.js';
import { S3FileStore } from './s3-file-store.adapter.js';

export const FILE_PLACES = ['disk', 's3'] as const;
export type FilePlace = (typeof FILE_PLACES)[number];

/** The store of the settings. Another kind is an adapter and a line here. */
export function openFileStore(config: Pick<Config, 'home' | 'bucket'>): FileStore {
  const disk = new DiskFileStore(config.home);
  return config.bucket === null ? disk : new DiskBehind(new S3FileStore(config.bucket), disk);
}

/** One store alone; null where the settings do not have it. */
export function openFilePlace(
  place: FilePlace,
  { home, bucket }: Pick<Config, 'home' | 'bucket'>,
): FileStore | null {
  if (place === 'disk') return new DiskFileStore(home);
  return bucket === null ? null : new S3FileStore(bucket);
}
