export { Advocate } from './advocate.graphql.js';
export { advocateById } from './advocate.loaders.js';
export { AdvocateResolver } from './advocate.resolver.js';
export { advocatesAccess } from './advocates.access.js';
export { PresenceResolver } from './presence.resolver.js';
export { ProfileResolver } from './profile.resolver.js';
export { StatementSubjectResolver } from './statement-subject.resolver.js';
