import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const WaitingProof = graphql(`
  fragment WaitingProof on Submission @_unmask {
    id
    status
    version
    stage
    text
    link
    submittedAt
    points
    files {
      id
      name
      mediaType
      url
      thumbnailUrl
    }
    participation {
      id
      advocate {
        id
        name
        language
        company {
          id
          name
        }
      }
      challenge {
        id
        status
        title
        disclosure
        translations {
          locale
          title
          disclosure
          stages {
            title
            instructions
          }
        }
        stages {
          number
          kind
          title
          instructions
        }
        definition {
          approvalCriteria
        }
      }
    }
  }
`);

export const WaitingRedemption = graphql(`
  fragment WaitingRedemption on Redemption @_unmask {
    id
    status
    pricePoints
    requestedAt
    decidedAt
    reward {
      id
      name
      translations {
        locale
        name
      }
      codesFree
      fulfilment
      stock
    }
    advocate {
      id
      name
      language
      company {
        id
        name
      }
      points {
        available
      }
    }
  }
`);

export const Approvals = graphql(
  `
    query Approvals {
      approvals(first: 50) {
        totalCount
        edges {
          node {
            ...WaitingProof
          }
        }
      }
      redemptions(filter: { statuses: [REQUESTED] }, first: 50) {
        edges {
          node {
            ...WaitingRedemption
          }
        }
      }
      toSend: redemptions(filter: { statuses: [FULFILLING] }, first: 50) {
        edges {
          node {
            ...WaitingRedemption
          }
        }
      }
    }
  `,
  [WaitingProof, WaitingRedemption],
);

/** A notice leads to one that may stand behind the first fifty: it is asked for by itself. */
export const ProofAtStart = graphql(
  `
    query ProofAtStart($id: ID!) {
      submission(id: $id) {
        ...WaitingProof
      }
    }
  `,
  [WaitingProof],
);

export const RewardAtStart = graphql(
  `
    query RewardAtStart($id: ID!) {
      redemption(id: $id) {
        ...WaitingRedemption
      }
    }
  `,
  [WaitingRedemption],
);

export const DecideSubmission = graphql(
  `
    mutation DecideSubmission($input: DecideSubmissionInput!) {
      decideSubmission(input: $input) {
        __typename
        ... on Submission {
          id
          status
        }
        ... on AlreadyDecided {
          decidedBy
          decidedAt
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const TakeBackDecision = graphql(
  `
    mutation TakeBackDecision($input: TakeBackDecisionInput!) {
      takeBackDecision(input: $input) {
        __typename
        ... on Submission {
          id
          version
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const DecideRedemption = graphql(
  `
    mutation DecideRedemption($input: DecideRedemptionInput!) {
      decideRedemption(input: $input) {
        __typename
        ... on Redemption {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const FulfilRedemption = graphql(
  `
    mutation FulfilRedemption($input: FulfilRedemptionInput!) {
      fulfilRedemption(input: $input) {
        __typename
        ... on Redemption {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const FailRedemption = graphql(
  `
    mutation FailRedemption($input: FailRedemptionInput!) {
      failRedemption(input: $input) {
        __typename
        ... on Redemption {
          id
          status
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type ProofRow = ResultOf<typeof WaitingProof>;
export type RedemptionRow = ResultOf<typeof WaitingRedemption>;

export interface RedemptionQueueProps {
  all: readonly RedemptionRow[];
  /** the first to be shown */
  startAt?: string | undefined;
  keys: boolean;
}
