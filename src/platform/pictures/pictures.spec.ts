import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { Pictures, PICTURE_LIMITS } from './pictures.js';

const pictures = new Pictures();

/** A PNG of one colour that claims to be of this size, whatever its pixels. */
function png(width: number, height: number, pixels = Buffer.alloc(0), interlaced = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, interlaced], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(pixels));
  return Buffer.concat([signature, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

/** Of a square of RGBA in the seven passes of Adam7, a filter byte before each row. */
function interlacedBytes(side: number): number {
  const passes = [
    [8, 8, 0, 0],
    [8, 8, 4, 0],
    [4, 8, 0, 4],
    [4, 4, 2, 0],
    [2, 4, 0, 2],
    [2, 2, 1, 0],
    [1, 2, 0, 1],
  ] as const;
  const along = (step: number, from: number): number => Math.ceil((side - from) / step);
  return passes.reduce(
    (sum, [stepX, stepY, x, y]) => sum + along(stepY, y) * (1 + 4 * along(stepX, x)),
    0,
  );
}

describe('pictures are made anew', () => {
  const kinds: Record<string, Buffer> = {};

  beforeAll(async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const photo = sharp({
      create: { width: 480, height: 360, channels: 3, background: '#888', noise },
    })
      .withExif({
        IFD0: { Copyright: 'Rosa Planted', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 39/1 30/1' },
      })
      .withMetadata({ orientation: 6 });
    kinds['jpeg'] = await photo.clone().jpeg().toBuffer();
    kinds['progressive'] = await photo.clone().jpeg({ progressive: true }).toBuffer();
    kinds['png'] = await photo.clone().png({ compressionLevel: 1 }).toBuffer();
    kinds['interlaced'] = await photo.clone().png({ progressive: true }).toBuffer();
    kinds['webp'] = await photo.clone().webp().toBuffer();
  });

  it.each(['jpeg', 'progressive', 'png', 'interlaced', 'webp'])(
    '%s: upright, without places and names, with a small picture of some kilobytes',
    async (kind) => {
      const before = await sharp(kinds[kind]).metadata();
      expect(before).toMatchObject({ width: 480, height: 360, orientation: 6 });
      expect(before.exif?.includes('Rosa Planted')).toBe(true);
      const { bytes, mediaType, thumbnail } = await pictures.clean(kinds[kind] ?? Buffer.alloc(0));
      const { width, height, format, exif, icc, xmp, orientation } = await sharp(bytes).metadata();
      expect({ width, height, exif, icc, xmp, orientation }).toEqual({ width: 360, height: 480 });
      expect(mediaType).toBe(`image/${format}`);
      expect(bytes.includes('Rosa Planted')).toBe(false);
      const small = await sharp(thumbnail ?? '').metadata();
      expect(small).toMatchObject({ width: 240, height: 320, format: 'webp' });
      expect(thumbnail?.length).toBeLessThan(40_000);
    },
  );

  it.each(['jpeg', 'progressive', 'png', 'interlaced', 'webp'])(
    '%s: one that was cut off anywhere is refused as broken',
    async (kind) => {
      const whole = kinds[kind] ?? Buffer.alloc(0);
      for (const part of [0.02, 0.5, 0.98, 0.9999]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        await expect(pictures.clean(cut)).rejects.toMatchObject({ reason: 'BROKEN' });
      }
    },
  );

  it('what claims to be a bomb is refused by its header, with its size and what may be', async () => {
    const huge = Buffer.from(kinds['jpeg'] ?? []);
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt16BE(65_000, frame + 5);
    huge.writeUInt16BE(65_000, frame + 7);
    const bombs: [Buffer, object][] = [
      [png(20_000, 20_000), { megapixels: 400, limit: 50 }],
      [huge, { megapixels: 4_225, limit: 50 }],
      // 4 bytes a pixel: 160 MB hold 40 megapixels of what is unpacked as a whole
      [png(7_000, 7_000, Buffer.alloc(0), 1), { megapixels: 49, limit: 40 }],
    ];
    for (const [bomb, details] of bombs) {
      const begun = performance.now();
      const refused = { reason: 'TOO_MANY_PIXELS', details };
      await expect(pictures.clean(bomb)).rejects.toMatchObject(refused);
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });

  it('what is of another kind is never opened, whatever it pretends to be', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>';
    const tiff = await sharp(kinds['jpeg']).tiff().toBuffer();
    for (const bytes of [Buffer.from(svg), tiff, Buffer.from('GIF89a'), Buffer.alloc(0)]) {
      await expect(pictures.clean(bytes)).rejects.toMatchObject({ reason: 'BROKEN' });
    }
  });

  it('a large one is kept at most 4,096 pixels long; a small one has no smaller one', async () => {
    const wide = await sharp({
      create: { width: 6_000, height: 300, channels: 3, background: '#345' },
    })
      .png()
      .toBuffer();
    const kept = await pictures.clean(wide);
    expect(await sharp(kept.bytes).metadata()).toMatchObject({ width: 4_096, height: 205 });
    expect((await pictures.clean(await sharp(wide).resize(99).toBuffer())).thumbnail).toBeNull();
  });

  it('a PNG that would be larger than a file may be is kept as a WebP', async () => {
    const picky = new Pictures({ ...PICTURE_LIMITS, bytes: 100_000 });
    const { mediaType } = await picky.clean(kinds['png'] ?? Buffer.alloc(0));
    expect(mediaType).toBe('image/webp');
  });

  it('one that takes too long is given up', async () => {
    const hasty = new Pictures({ ...PICTURE_LIMITS, seconds: 1 });
    // Noise, read seven times before the first row is there, and packed again: many seconds.
    const noise = Buffer.from(Array.from({ length: 65_537 }, (_, at) => ((at * at) % 257) & 3));
    const slow = png(4_000, 4_000, Buffer.alloc(interlacedBytes(4_000), noise), 1);
    await expect(hasty.clean(slow)).rejects.toMatchObject({ reason: 'TOO_SLOW' });
  });

  it('many at once wait for each other, beside a server that answers; too many are refused', async () => {
    const line = new Pictures({ ...PICTURE_LIMITS, waiting: 10 });
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    const answers = await Promise.allSettled(
      Array.from({ length: 14 }, () => line.clean(kinds['jpeg'] ?? Buffer.alloc(0))),
    );
    clearInterval(ticking);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toMatch(/PicturesBusy/);
    expect(ticks).toBeGreaterThan(10);
    await line.clean(kinds['jpeg'] ?? Buffer.alloc(0));
  });
});
