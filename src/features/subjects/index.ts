export { SubjectKindEnum } from './subject-kind.graphql.js';
export { SUBJECT_LOCALE, SUBJECT_NAME } from './subject-name.graphql.js';
export { readersLanguage, subjectName } from './subject-name.loaders.js';
export { nameIn, type NamedSubject } from './subject-name.rules.js';
export type { SubjectKind } from './subject-kind.rules.js';
export {
  defineSubject,
  partsOf,
  subjectOf,
  type Subject,
  type SubjectNames,
} from './subject-registry.js';
