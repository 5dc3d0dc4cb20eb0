export { Advocate, AdvocateConnection } from './advocate.graphql.js';
export { advocateById } from './advocate.loaders.js';
export { AdvocateResolver } from './advocate.resolver.js';
export { advocatesAccess } from './advocates.access.js';
export {
  CompanyAdvocatesResolver,
  SuggestedCompanyResolver,
} from './company-advocates.resolver.js';
export { HoldingsResolver } from './holdings.resolver.js';
export {
  EmployerResolver,
  FormerAdvocateResolver,
  FormerAdvocatesResolver,
  FormerEmployerResolver,
} from './employer.resolver.js';
export { InterestListResolver } from './interest-list.resolver.js';
export { InviteResolver } from './invite.resolver.js';
export { InterestsResolver } from './interests.resolver.js';
export { NominationResolver, PipelineResolver } from './pipeline.resolver.js';
export { PresenceResolver } from './presence.resolver.js';
export {
  MergedProfileResolver,
  ProfileMergePreviewResolver,
  ProfileMergeResolver,
} from './profile-merge.resolver.js';
export { ProfileResolver } from './profile.resolver.js';
export { StatementSubjectResolver } from './statement-subject.resolver.js';
export { WillingResolver } from './willing.resolver.js';
export { WillingToEnum } from './willing.graphql.js';
