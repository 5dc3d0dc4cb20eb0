import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
}

const WIDTH = 720;
const HEIGHT = 405;
const PAPER: Colour = [250, 250, 248];
const GREY: Colour = [214, 217, 220];

/** A page with a review, seen from far away: bars in place of words. */
const BARS: readonly Bar[] = [
  { x: 0, y: 0, width: WIDTH, height: 48, colour: [47, 63, 82] },
  { x: 24, y: 16, width: 72, height: 16, colour: [240, 242, 245] },
  { x: 48, y: 84, width: 56, height: 56, colour: [134, 168, 196] },
  { x: 120, y: 90, width: 180, height: 16, colour: [92, 99, 107] },
  { x: 120, y: 118, width: 260, height: 12, colour: GREY },
  ...[0, 1, 2, 3, 4, 5, 6].map((line) => ({
    x: 48,
    y: 176 + line * 28,
    width: [612, 588, 640, 540, 604, 570, 320][line] ?? 600,
    height: 12,
    colour: GREY,
  })),
];

/** A small PNG in place of the screenshot that an advocate hands in. */
export function sampleScreenshot(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => rowOf(y));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits of red, green and blue; no interlacing
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rowOf(y: number): Buffer {
  const row = Buffer.alloc(1 + WIDTH * 3);
  const bars = BARS.filter((bar) => y >= bar.y && y < bar.y + bar.height);
  for (let x = 0; x < WIDTH; x += 1) {
    const bar = bars.find(({ x: from, width }) => x >= from && x < from + width);
    row.set(bar?.colour ?? PAPER, 1 + x * 3);
  }
  return row;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
