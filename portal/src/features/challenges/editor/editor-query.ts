import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { TimelineFields } from '../../../platform/graphql/timeline-fields.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const EditedChallengeFields = graphql(
  `
    fragment EditedChallengeFields on Challenge @_unmask {
      id
      status
      version
      liveVersion
      opensAt
      closesAt
      stages {
        number
        kind
      }
      stats {
        waiting
      }
      timeline {
        ...TimelineFields
      }
      definition {
        kind
        title
        summary
        instructions
        reviewSite
        disclosure
        approvalCriteria
        stages {
          title
          instructions
          points
          kind
          proof
          survey
          needsDecision
        }
        translations {
          locale
          title
          summary
          instructions
          disclosure
          stages {
            title
            instructions
          }
        }
      }
    }
  `,
  [TimelineFields],
);

export const EditorSurroundings = graphql(`
  query EditorSurroundings {
    program {
      id
      locale
    }
    reviewSites {
      key
      name
      url
      incentivesAllowed
      policy
      policyUrl
      checkedOn
    }
  }
`);

export const EditedChallenge = graphql(
  `
    query EditedChallenge($id: ID!) {
      challenge(id: $id) {
        ...EditedChallengeFields
      }
    }
  `,
  [EditedChallengeFields],
);

export const SaveChallenge = graphql(
  `
    mutation SaveChallenge($input: SaveChallengeInput!) {
      saveChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const PublishChallenge = graphql(
  `
    mutation PublishChallenge($input: PublishChallengeInput!) {
      publishChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const PauseChallenge = graphql(
  `
    mutation PauseChallenge($input: PauseChallengeInput!) {
      pauseChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const CloseChallenge = graphql(
  `
    mutation CloseChallenge($input: CloseChallengeInput!) {
      closeChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const ArchiveChallenge = graphql(
  `
    mutation ArchiveChallenge($input: ArchiveChallengeInput!) {
      archiveChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const UnscheduleChallenge = graphql(
  `
    mutation UnscheduleChallenge($input: UnscheduleChallengeInput!) {
      unscheduleChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export const ExtendChallenge = graphql(
  `
    mutation ExtendChallenge($input: ExtendChallengeInput!) {
      extendChallenge(input: $input) {
        __typename
        ... on Challenge {
          ...EditedChallengeFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedChallengeFields, UserErrorFields],
);

export type EditedChallengeRow = ResultOf<typeof EditedChallengeFields>;
export type ReviewSiteRow = ResultOf<typeof EditorSurroundings>['reviewSites'][number];
