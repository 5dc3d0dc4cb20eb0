import { graphql, type ResultOf } from '../../../platform/graphql/graphql.js';
import { TimelineFields } from '../../../platform/graphql/timeline-fields.js';
import { UserErrorFields } from '../../../platform/graphql/user-error-fields.js';

export const EditedRewardFields = graphql(
  `
    fragment EditedRewardFields on Reward @_unmask {
      id
      status
      version
      name
      description
      terms
      pricePoints
      perAdvocateLimit
      isGift
      fulfilment
      units
      needsApproval
      stock
      codesFree
      codesLoaded
      unitCost {
        amountMinor
        currency
      }
      translations {
        locale
        name
        description
        terms
      }
      timeline {
        ...TimelineFields
      }
    }
  `,
  [TimelineFields],
);

export const RewardSurroundings = graphql(`
  query RewardSurroundings {
    program {
      id
      locale
    }
  }
`);

export const EditedReward = graphql(
  `
    query EditedReward($id: ID!) {
      reward(id: $id) {
        ...EditedRewardFields
      }
    }
  `,
  [EditedRewardFields],
);

export const SaveReward = graphql(
  `
    mutation SaveReward($input: SaveRewardInput!) {
      saveReward(input: $input) {
        __typename
        ... on Reward {
          ...EditedRewardFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedRewardFields, UserErrorFields],
);

export const SetRewardStatus = graphql(
  `
    mutation SetRewardStatus($input: SetRewardStatusInput!) {
      setRewardStatus(input: $input) {
        __typename
        ... on Reward {
          ...EditedRewardFields
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedRewardFields, UserErrorFields],
);

export const LoadGiftCodes = graphql(
  `
    mutation LoadGiftCodes($input: LoadGiftCodesInput!) {
      loadGiftCodes(input: $input) {
        __typename
        ... on LoadedGiftCodes {
          loaded
          alreadyThere
          ofOtherRewards
          doublesFound
          reward {
            ...EditedRewardFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [EditedRewardFields, UserErrorFields],
);

export type EditedRewardRow = ResultOf<typeof EditedRewardFields>;
