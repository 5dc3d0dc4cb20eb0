import { Module } from '@nestjs/common';
import { TimelineModule } from '../timeline/index.js';
import { AddPicture } from './add-picture.js';
import { PictureResolver } from './picture.resolver.js';
import { RemovePicture } from './remove-picture.js';
import { SetPicture } from './set-picture.js';
import { WritePicture } from './write-picture.js';

const VERBS = [AddPicture, RemovePicture, SetPicture];

@Module({
  imports: [TimelineModule],
  providers: [...VERBS, PictureResolver, WritePicture],
  exports: VERBS,
})
export class PicturesModule {}
