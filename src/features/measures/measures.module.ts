import { Module } from '@nestjs/common';
import { FoldFiguresJob } from './fold-figures.job.js';
import { FoldFigures } from './fold-figures.js';

@Module({ providers: [FoldFigures, FoldFiguresJob] })
export class MeasuresModule {}
