import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

const ProfileMergeFields = graphql(`
  fragment ProfileMergeFields on ProfileMerge @_unmask {
    id
    merged {
      id
      name
      email
    }
    mergedAt
    staysFrom
    canBeTakenBack
    takenBackAt
  }
`);

export const OwnMergesQuery = graphql(
  `
    query OwnMerges {
      me {
        id
        profileMerges {
          ...ProfileMergeFields
        }
      }
    }
  `,
  [ProfileMergeFields],
);

export const ProfileMergesQuery = graphql(
  `
    query ProfileMerges($id: ID!) {
      advocate(id: $id) {
        id
        profileMerges {
          ...ProfileMergeFields
          mergedBy
        }
      }
    }
  `,
  [ProfileMergeFields],
);

export const ProfileMergePreviewQuery = graphql(`
  query ProfileMergePreview {
    profileMergePreview {
      email
      refused
      merged {
        id
        name
        email
      }
      points {
        available
        pending
        owed
      }
      moves {
        kind
        count
      }
      waits {
        kind
        count
      }
      otherPrograms
    }
  }
`);

export const MergeProfiles = graphql(
  `
    mutation MergeProfiles($input: MergeProfilesInput!) {
      mergeProfiles(input: $input) {
        __typename
        ... on Advocate {
          id
        }
        ... on ProfileMergeRefused {
          reason
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const UnmergeProfiles = graphql(
  `
    mutation UnmergeProfiles($input: UnmergeProfilesInput!) {
      unmergeProfiles(input: $input) {
        __typename
        ... on Advocate {
          id
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type OwnMerge = NonNullable<ResultOf<typeof OwnMergesQuery>['me']>['profileMerges'][number];
export type ProfilePreview = NonNullable<
  ResultOf<typeof ProfileMergePreviewQuery>['profileMergePreview']
>;
