import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { AddFile } from './add-file.js';
import { FileStore } from './file-store.adapter.js';

@Module({
  providers: [
    AddFile,
    {
      provide: FileStore,
      inject: [CONFIG],
      useFactory: (config: Config) => new FileStore(config.home),
    },
  ],
  exports: [AddFile, FileStore],
})
export class FilesModule {}
