import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

export const SettingsFields = graphql(`
  fragment SettingsFields on Program @_unmask {
    id
    slug
    kind
    name
    locale
    timeZone
    currency
    color
    conversionWindowDays
    firstContactDays
    conversionPoints
    lateWinPoints
    assistPoints
    returnPolicy
    pointsAfterLeaving
    willingYears
    version
    contact {
      name
    }
  }
`);

export const Settings = graphql(
  `
    query Settings {
      program {
        ...SettingsFields
      }
      members(first: 100) {
        edges {
          node {
            id
            name
            roles
            status
          }
        }
      }
    }
  `,
  [SettingsFields],
);

export const ChangeSettings = graphql(
  `
    mutation ChangeSettings($input: ChangeProgramSettingsInput!) {
      changeProgramSettings(input: $input) {
        __typename
        ... on Program {
          ...SettingsFields
        }
        ...UserErrorFields
      }
    }
  `,
  [SettingsFields, UserErrorFields],
);

export const DeleteSample = graphql(
  `
    mutation DeleteSample($input: DeleteSampleProgramInput!) {
      deleteSampleProgram(input: $input) {
        __typename
        ... on DeletedProgram {
          slug
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type SettingsRow = ResultOf<typeof SettingsFields>;
export type StaffMember = ResultOf<typeof Settings>['members']['edges'][number]['node'];
