import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { AddPicture, makePicture, SetPicture } from '../features/pictures/index.js';
import { FileStore } from '../platform/files/index.js';
import { Pictures } from '../platform/pictures/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { PICTURES, type SamplePicture } from './sample-pictures.js';
import type { Act } from './sample-story.js';

/** After the last challenge was published. */
const CHOSEN_AGO = 19;

/** The pictures that Priya uploaded and chose, made anew as every upload is. */
@Injectable()
export class SeedPictures {
  constructor(
    private readonly add: AddPicture,
    private readonly set: SetPicture,
    private readonly pictures: Pictures,
    private readonly store: FileStore,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    return PICTURES.map((chosen, place) => ({
      at: calendar.at(CHOSEN_AGO, `11:${String(10 + place)}`),
      who: 'priya',
      role: 'marketer',
      operation: 'setPicture',
      run: async (tx, actor, world) => {
        const { picture, stored } = await makePicture(await bytesOf(chosen), actor, this.pictures);
        for (const [key, bytes] of stored) await this.store.put(key, bytes);
        await this.add.addPicture(tx, actor, picture);
        await this.set.setPicture(tx, actor, {
          of: chosen.of,
          id: world.idOf(chosen.key),
          version: 0,
          pictureId: picture.id,
          alt: chosen.alt,
          translations: [
            { locale: 'ja', alt: chosen.ja },
            { locale: 'id', alt: chosen.id },
            { locale: 'zh-CN', alt: chosen.zh },
          ],
          focusX: 50,
          focusY: 50,
        });
      },
    }));
  }
}

function bytesOf({ file }: SamplePicture): Promise<Buffer> {
  return readFile(new URL(`./pictures/${file}.webp`, import.meta.url));
}
