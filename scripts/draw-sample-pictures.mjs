// Makes the pictures that the sample uploads out of the drawings beside them: run it after a change
// of a drawing. The product takes no SVG, so the sample brings what a person would.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = new URL('../src/sample/pictures/', import.meta.url);
/** A card on a screen with two pixels for one. */
const WIDTH = 800;
const DRAWN_WIDTH = 640;

for (const name of (await readdir(folder)).filter((file) => file.endsWith('.svg'))) {
  const drawing = await readFile(new URL(name, folder));
  const picture = await sharp(drawing, { density: (72 * WIDTH) / DRAWN_WIDTH })
    .resize(WIDTH)
    .webp({ quality: 80 })
    .toBuffer();
  const file = new URL(name.replace(/svg$/, 'webp'), folder);
  await writeFile(file, picture);
  console.log(`${fileURLToPath(file)}: ${String(picture.length)} bytes`);
}
