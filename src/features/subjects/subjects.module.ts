import { Module } from '@nestjs/common';
import { StatementSubjectResolver } from './statement-subject.resolver.js';

@Module({ providers: [StatementSubjectResolver] })
export class SubjectsModule {}
