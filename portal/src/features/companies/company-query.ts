import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { TimelineFields } from '../../platform/graphql/timeline-fields.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const CompanyFields = graphql(
  `
    fragment CompanyFields on Company @_unmask {
      id
      name
      kind
      kindReason
      wonSince
      country
      giftsAllowed
      publicSector
      allowsGifts
      owner {
        id
        name
        isStaff
      }
      revenue {
        amountMinor
        currency
      }
      customerSince
      renewsOn
      industry
      employees
      domains
      externalId
      version
      firstWonDeal {
        id
        name
        externalId
        company {
          name
        }
      }
      said {
        source
        kind
        statedAt
        statedBy
        version
      }
      timeline {
        ...TimelineFields
      }
    }
  `,
  [TimelineFields],
);

export const CompanyPageQuery = graphql(
  `
    query CompanyPage($id: ID!) {
      company(id: $id) {
        ...CompanyFields
      }
      staff {
        id
        name
      }
      advocates(companyId: $id, first: 10) {
        edges {
          node {
            id
            name
            status
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      deals(companyId: $id, first: 10) {
        edges {
          node {
            id
            name
            externalId
            stage
            closedOn
            company {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      referrals(filter: { companyId: $id }, first: 10) {
        edges {
          node {
            id
            refereeName
            status
            advocate {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  `,
  [CompanyFields],
);

export const SetCompanyKind = graphql(
  `
    mutation SetCompanyKind($input: SetCompanyKindInput!) {
      setCompanyKind(input: $input) {
        __typename
        ... on Company {
          ...CompanyFields
        }
        ... on CompanyKindChanged {
          company {
            ...CompanyFields
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [CompanyFields, UserErrorFields],
);

export const ChangeCompany = graphql(
  `
    mutation ChangeCompany($input: ChangeCompanyInput!) {
      changeCompany(input: $input) {
        __typename
        ... on Company {
          ...CompanyFields
        }
        ... on DomainTaken {
          domain
          company {
            id
            name
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [CompanyFields, UserErrorFields],
);

export const AddCompany = graphql(
  `
    mutation AddCompany($input: AddCompanyInput!) {
      addCompany(input: $input) {
        __typename
        ... on Company {
          id
          name
        }
        ... on CompanyKnown {
          company {
            id
            name
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type CompanyRow = ResultOf<typeof CompanyFields>;
type Page = ResultOf<typeof CompanyPageQuery>;
export type StaffChoice = Page['staff'][number];
export type AdvocatesOfCompany = Page['advocates'];
export type DealsOfCompany = Page['deals'];
export type ReferralsOfCompany = Page['referrals'];
