export { findOwnProof, type ProfilePair } from './find-pair.js';
export { MailProfileMerge, OnProfilesMerged, OnProfilesParted } from './mail-profile-merge.js';
export { MergeProfiles, type MergeProfilesInput, type ProfilesDone } from './merge-profiles.js';
export {
  LimitsProfileMerges,
  ProfileLimits,
  type ProfileLimit,
  type ProfileSide,
} from './profile-limits.js';
export { ProfileMergeEntity, ProfileMergeRowEntity } from './profile-merge.entity.js';
export { AddressNotProven, ProfileMergeRefused } from './profile-merge.errors.js';
export {
  profileMergesOf,
  rowsOfProfileMerges,
  type ProfileMergeRow,
} from './profile-merge.queries.js';
export {
  MERGE_REFUSALS,
  MERGED_KINDS,
  toldCounts,
  type MergeRefusal,
  type MergedCount,
  type MergedRows,
} from './profile-merge.rules.js';
export { UnmergeProfiles, type UnmergeProfilesInput } from './unmerge-profiles.js';
