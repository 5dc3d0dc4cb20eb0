import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { PictureFields } from '../pictures/picture-query.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';

export const ShopQuery = graphql(
  `
    query Shop($first: PageSize = 24, $after: String) {
      me {
        id
        points {
          available
        }
      }
      rewards(first: $first, after: $after, filter: { statuses: [LIVE] }) {
        edges {
          node {
            id
            name
            description
            terms
            translations {
              locale
              name
              description
              terms
            }
            pricePoints
            stock
            isGift
            needsApproval
            version
            availability {
              redeemable
              reason
              missingPoints
            }
            picture {
              ...PictureFields
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [PictureFields],
);

export const OwnRedemptionsQuery = graphql(`
  query OwnRedemptions($first: PageSize = 10, $after: String) {
    redemptions(first: $first, after: $after, filter: { mine: true }) {
      edges {
        node {
          id
          pricePoints
          status
          requestedAt
          reward {
            id
            name
            translations {
              locale
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RedemptionQuery = graphql(
  `
    query OwnRedemption($id: ID!) {
      redemption(id: $id) {
        id
        pricePoints
        status
        requestedAt
        reason
        reasonText
        fulfilledAt
        fulfilmentNote
        reveals {
          at
        }
        reward {
          id
          name
          description
          terms
          fulfilment
          picture {
            ...PictureFields
          }
          translations {
            locale
            name
            description
            terms
          }
        }
        timeline {
          ...TimelineFields
        }
      }
    }
  `,
  [PictureFields, TimelineFields],
);

export type ShopReward = ResultOf<typeof ShopQuery>['rewards']['edges'][number]['node'];
export type ListedRedemption = ResultOf<
  typeof OwnRedemptionsQuery
>['redemptions']['edges'][number]['node'];
export type OwnRedemption = NonNullable<ResultOf<typeof RedemptionQuery>['redemption']>;
