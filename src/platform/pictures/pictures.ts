import type { Metadata, Sharp, SharpInput, SharpOptions } from 'sharp';
import { DisplayableError } from '../../kernel/displayable-error.js';
import { PictureRefused, PicturesBusy } from './picture-refused.js';
import { WaitingLine } from './waiting-line.js';

/** What was made of a picture that came in; of the picture itself nothing is kept. */
export interface CleanPicture {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  /** a small WebP; null where the picture itself is small */
  readonly thumbnail: Buffer | null;
}

/** What a picture becomes, where that is not as the limits have it. */
export interface PictureSizes {
  readonly longestSide: number;
  readonly thumbnailSide: number;
  /** whatever it came as */
  readonly as?: 'webp';
}

export interface PictureLimits {
  /** of the picture that comes in, by its header */
  readonly megapixels: number;
  /** for one that has to be unpacked as a whole: progressive, interlaced */
  readonly unpackedBytes: number;
  /** of what is kept, in pixels */
  readonly longestSide: number;
  readonly thumbnailSide: number;
  /** of what is kept; a larger PNG becomes a WebP */
  readonly bytes: number;
  readonly seconds: number;
  /** pictures that wait for their turn */
  readonly waiting: number;
}

/** A telephone's 48 megapixels, in some 150 MB of memory, one at a time. */
export const PICTURE_LIMITS: PictureLimits = {
  megapixels: 50,
  unpackedBytes: 160_000_000,
  longestSide: 4_096,
  thumbnailSide: 320,
  bytes: 10 * 1024 * 1024,
  seconds: 20,
  waiting: 16,
};

const SMALL_BYTES = 24_000;

/** A PNG. */
const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const FORMATS = {
  jpeg: { mediaType: 'image/jpeg', encode: (image: Sharp) => image.jpeg({ quality: 85 }) },
  png: { mediaType: 'image/png', encode: (image: Sharp) => image.png() },
  webp: { mediaType: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 85 }) },
} as const;
type Format = (typeof FORMATS)[keyof typeof FORMATS];

const READERS = ['Jpeg', 'Png', 'Webp'].map((kind) => `VipsForeignLoad${kind}Buffer`);

/** The library has no program for this computer. */
export class PicturesUnavailable extends DisplayableError {
  override readonly name = 'PicturesUnavailable';
}

type MakeImage = (input?: SharpInput, options?: SharpOptions) => Sharp;

/**
 * Makes pictures anew: decoded within limits, turned upright, in sRGB, without what a camera or
 * an editor wrote beside the pixels (places, names, a thumbnail of what was cut away). One at a
 * time, on one thread beside the event loop (ADR 0029).
 */
export class Pictures {
  private readonly line: WaitingLine;
  private loading: Promise<MakeImage> | null = null;

  constructor(private readonly limits: PictureLimits = PICTURE_LIMITS) {
    this.line = new WaitingLine(limits.waiting, () => new PicturesBusy());
  }

  /** Throws PictureRefused, PicturesBusy, PicturesUnavailable. */
  async clean(bytes: Uint8Array, sizes: PictureSizes = this.limits): Promise<CleanPicture> {
    const make = await this.library();
    return this.line.run(() => this.cleanNow(make, bytes, sizes));
  }

  /** Whether pictures can be read on this computer. Throws PicturesUnavailable. */
  async reach(): Promise<void> {
    await this.clean(ONE_PIXEL);
  }

  private async cleanNow(
    make: MakeImage,
    bytes: Uint8Array,
    sizes: PictureSizes,
  ): Promise<CleanPicture> {
    try {
      const open = (): Sharp => this.open(make, bytes);
      const header = await make(bytes, { limitInputPixels: false }).metadata();
      const came = formatOf(header);
      const format = sizes.as === undefined ? came : FORMATS[sizes.as];
      this.checkSize(header);
      const { data, info, mediaType } = await this.encode(open, format, sizes.longestSide);
      const { width, height } = info;
      const fits = Math.max(width, height) <= sizes.thumbnailSide;
      const isSmall = fits && data.length <= SMALL_BYTES;
      // Of what is kept, so that a broken picture is not read twice.
      const thumbnail = isSmall ? null : await shrink(make(data), sizes.thumbnailSide);
      return { bytes: data, mediaType, width, height, thumbnail };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private open(make: MakeImage, bytes: Uint8Array): Sharp {
    const { megapixels, seconds } = this.limits;
    const limitInputPixels = megapixels * 1_000_000;
    // 'error', not 'warning': editors write profiles that libraries warn of and everybody shows.
    return make(bytes, { limitInputPixels, failOn: 'error' }).timeout({ seconds }).autoOrient();
  }

  private async encode(open: () => Sharp, format: Format, side: number) {
    const resized = (): Sharp =>
      open().resize(side, side, { fit: 'inside', withoutEnlargement: true });
    const first = await format.encode(resized()).toBuffer({ resolveWithObject: true });
    if (first.data.length <= this.limits.bytes) return { ...first, mediaType: format.mediaType };
    const { encode, mediaType } = FORMATS.webp;
    return { ...(await encode(resized()).toBuffer({ resolveWithObject: true })), mediaType };
  }

  /** Before anything is decoded: a few bytes may say that they are 400 megapixels. */
  private checkSize(header: Metadata): void {
    const { width, height } = header;
    const megapixels = (width * height) / 1_000_000;
    const whole = this.limits.unpackedBytes / (bytesPerPixel(header) * 1_000_000);
    const most = isUnpackedWhole(header)
      ? Math.min(this.limits.megapixels, whole)
      : this.limits.megapixels;
    if (megapixels <= most) return;
    throw new PictureRefused('TOO_MANY_PIXELS', {
      megapixels: Math.ceil(megapixels),
      limit: Math.floor(most),
    });
  }

  /** Loaded with the first picture, so that it delays no start. */
  private library(): Promise<MakeImage> {
    this.loading ??= load().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }
}

function shrink(image: Sharp, side: number): Promise<Buffer> {
  return image
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
}

async function load(): Promise<MakeImage> {
  try {
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    // It could read far more kinds (SVG, TIFF, PDF): whatever a file pretends to be, none of them.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: READERS });
    return sharp;
  } catch (error) {
    const computer = `${process.platform}-${process.arch}`;
    throw new PicturesUnavailable(
      `Pictures cannot be read: the package sharp has no program for this computer (${computer}). Install the packages again with npm ci, without leaving out optional ones.`,
      { cause: error },
    );
  }
}

function formatOf({ format }: Metadata): Format {
  if (format in FORMATS) return FORMATS[format as keyof typeof FORMATS];
  throw new PictureRefused('BROKEN');
}

function isUnpackedWhole({ isProgressive }: Metadata): boolean {
  return isProgressive;
}

/** While it is unpacked: a progressive JPEG is held as coefficients of two bytes. */
function bytesPerPixel({ channels, depth, format }: Metadata): number {
  return channels * (format === 'jpeg' || depth !== 'uchar' ? 2 : 1);
}

function refusalOf(error: unknown): unknown {
  if (error instanceof PictureRefused) return error;
  const { message } = Object(error) as { message?: unknown };
  const text = typeof message === 'string' ? message : '';
  // The library has no codes: these are the beginnings of its own two texts.
  if (text.startsWith('timeout:')) return new PictureRefused('TOO_SLOW', {}, error);
  if (text.includes('exceeds pixel limit')) return new PictureRefused('TOO_MANY_PIXELS', {}, error);
  return new PictureRefused('BROKEN', {}, error);
}
