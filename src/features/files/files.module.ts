import { Module } from '@nestjs/common';
import { AddFile } from './add-file.js';

@Module({ providers: [AddFile], exports: [AddFile] })
export class FilesModule {}
