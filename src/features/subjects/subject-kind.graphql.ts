import { registerEnumType } from '@nestjs/graphql';
import { subjectKinds } from './subject-kind.rules.js';

registerEnumType(subjectKinds, { name: 'SubjectKind' });

export { subjectKinds as SubjectKindEnum };
