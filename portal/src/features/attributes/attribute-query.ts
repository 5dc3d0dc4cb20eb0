import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const AttributeFields = graphql(`
  fragment AttributeFields on Attribute @_unmask {
    id
    name
    type
    shownToAdvocates
    archived
    version
    choices {
      id
      label
    }
  }
`);

const ValueFields = graphql(
  `
    fragment ValueFields on AttributeValue @_unmask {
      attribute {
        ...AttributeFields
      }
      text
      number
      day
      yesNo
      choice {
        id
        label
      }
      version
    }
  `,
  [AttributeFields],
);

export const AdvocateValues = graphql(
  `
    query AdvocateValues($id: ID!) {
      advocate(id: $id) {
        id
        attributes {
          ...ValueFields
        }
      }
    }
  `,
  [ValueFields],
);

export const CompanyValues = graphql(
  `
    query CompanyValues($id: ID!) {
      company(id: $id) {
        id
        attributes {
          ...ValueFields
        }
      }
    }
  `,
  [ValueFields],
);

export const OwnValues = graphql(
  `
    query OwnValues {
      me {
        id
        attributes {
          ...ValueFields
        }
      }
    }
  `,
  [ValueFields],
);

export const SetAdvocateAttributes = graphql(
  `
    mutation SetAdvocateAttributes($input: SetAdvocateAttributesInput!) {
      setAdvocateAttributes(input: $input) {
        __typename
        ... on AdvocateAttributesSet {
          changed
          advocates {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const SetCompanyAttributes = graphql(
  `
    mutation SetCompanyAttributes($input: SetCompanyAttributesInput!) {
      setCompanyAttributes(input: $input) {
        __typename
        ... on CompanyAttributesSet {
          changed
          companies {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const AttributeList = graphql(
  `
    query AttributeList($subject: AttributeSubject!) {
      attributes(subject: $subject) {
        ...AttributeFields
      }
    }
  `,
  [AttributeFields],
);

export const DefineAttribute = graphql(
  `
    mutation DefineAttribute($input: DefineAttributeInput!) {
      defineAttribute(input: $input) {
        __typename
        ... on Attribute {
          id
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const ChangeAttribute = graphql(
  `
    mutation ChangeAttribute($input: ChangeAttributeInput!) {
      changeAttribute(input: $input) {
        __typename
        ... on Attribute {
          id
          version
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export const OrderAttributes = graphql(
  `
    mutation OrderAttributes($input: OrderAttributesInput!) {
      orderAttributes(input: $input) {
        __typename
        ... on OrderedAttributes {
          attributes {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

export type AttributeRow = ResultOf<typeof AttributeFields>;
export type ValueRow = ResultOf<typeof ValueFields>;
export type Subject = 'ADVOCATE' | 'COMPANY';
export const TYPES = ['TEXT', 'NUMBER', 'DAY', 'YES_NO', 'CHOICE'] as const;
