import type { Disk } from 'flydrive';
import type { Readable } from 'node:stream';
import type { Id } from '../../kernel/ids.js';
import { quietLibraries, type BucketSettings } from '../config/index.js';
import type { FileMissing, FilesUnavailable, StoredFile } from './file-store.port.js';
import { placeOf, s3Error } from './s3-error.js';
import { WatchedStore } from './watched-store.js';

/** How long the store may take; a person waits. */
export interface Timeouts {
  readonly connectMs: number;
  /** until it has received the request and begins to answer */
  readonly answerMs: number;
  /** without a byte */
  readonly silentMs: number;
}

const PATIENCE: Timeouts = { connectMs: 3_000, answerMs: 20_000, silentMs: 10_000 };
/** A person waits, so there is one more attempt at most. */
const ATTEMPTS = 2;
const DELETES_AT_ONCE = 8;

/** Files in a bucket of S3, or of a compatible store (ADR 0024). */
export class S3FileStore extends WatchedStore {
  readonly place: string;
  private opened: Promise<Disk> | null = null;

  constructor(
    private readonly bucket: BucketSettings,
    private readonly patience: Timeouts = PATIENCE,
  ) {
    super();
    this.place = `the bucket ${bucket.name} (${placeOf(bucket)}, below ${bucket.prefix}/)`;
  }

  protected async putBytes(key: string, bytes: Uint8Array): Promise<void> {
    await (await this.disk()).put(this.fullKey(key), bytes);
  }

  protected async open(key: string): Promise<Readable> {
    return (await this.disk()).getStream(this.fullKey(key));
  }

  protected async remove(key: string): Promise<void> {
    await (await this.disk()).delete(this.fullKey(key));
  }

  /**
   * One by one: the library does not check which files a bulk deletion left, and some stores
   * require a checksum for it that others do not know.
   */
  protected async removeProgram(programId: Id): Promise<void> {
    const disk = await this.disk();
    let batch: string[] = [];
    const flush = async (): Promise<void> => {
      await Promise.all(batch.map((key) => disk.delete(this.fullKey(key))));
      batch = [];
    };
    for await (const { key } of this.walkBelow(`${programId}/`)) {
      batch.push(key);
      if (batch.length === DELETES_AT_ONCE) await flush();
    }
    await flush();
  }

  protected walk(): AsyncIterable<StoredFile> {
    return this.walkBelow('');
  }

  protected failureOf(error: unknown): FilesUnavailable | FileMissing {
    return s3Error(error, this.bucket);
  }

  private async *walkBelow(start: string): AsyncIterable<StoredFile> {
    const disk = await this.disk();
    const prefix = this.fullKey(start);
    let page: string | undefined;
    do {
      const { paginationToken, objects } = await disk.listAll(prefix, {
        recursive: true,
        ...(page === undefined ? {} : { paginationToken: page }),
      });
      for (const file of objects) {
        // The library leaves the last slash off the prefix, so it lists neighbours too.
        if (file.isDirectory || !file.key.startsWith(prefix)) continue;
        const { contentLength, lastModified } = await file.getMetaData();
        const key = file.key.slice(this.bucket.prefix.length + 1);
        yield { key, sizeBytes: contentLength, storedAt: lastModified };
      }
      page = paginationToken;
    } while (page !== undefined);
  }

  private fullKey(key: string): string {
    return `${this.bucket.prefix}/${key}`;
  }

  /** The libraries take 0.3 s to load, so they are loaded by the first file. */
  private disk(): Promise<Disk> {
    this.opened ??= this.load().catch((error: unknown) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  private async load(): Promise<Disk> {
    quietLibraries();
    const { Disk } = await import('flydrive');
    const { S3Driver } = await import('flydrive/drivers/s3');
    const { name, region, endpoint, key, pathStyle } = this.bucket;
    const { connectMs, answerMs, silentMs } = this.patience;
    const driver = new S3Driver({
      bucket: name,
      region,
      visibility: 'private',
      // Today's buckets refuse requests with access lists.
      supportsACL: false,
      forcePathStyle: pathStyle,
      ...(endpoint === null ? {} : { endpoint }),
      ...(key === null
        ? {}
        : { credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }),
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: connectMs,
        requestTimeout: answerMs,
        throwOnRequestTimeout: true,
        socketTimeout: silentMs,
      },
      // Not every store knows the newer checksums; TLS and the signature protect the bytes.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return new Disk(driver);
  }
}
