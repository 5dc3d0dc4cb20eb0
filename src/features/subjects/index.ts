export { SUBJECT_LOCALE, SUBJECT_NAME } from './subject-name.graphql.js';
export { subjectName, type About } from './subject-name.loaders.js';
export { findSubjectNames, type NamedKind } from './subject-name.queries.js';
export { nameIn } from './subject-name.rules.js';
export { SubjectsModule } from './subjects.module.js';
