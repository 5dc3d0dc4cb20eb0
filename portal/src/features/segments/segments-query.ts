import { graphql, type FragmentOf, type ResultOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

const ConditionFields = graphql(`
  fragment ConditionFields on SegmentCondition @_unmask {
    trait
    operator
    values
    chosen {
      value
      label
    }
  }
`);

const SideFields = graphql(
  `
    fragment SideFields on SegmentSide @_unmask {
      match
      groups {
        match
        conditions {
          ...ConditionFields
        }
      }
    }
  `,
  [ConditionFields],
);

export const SegmentFields = graphql(
  `
    fragment SegmentFields on Segment @_unmask {
      id
      name
      version
      size
      usedBy {
        kind
        id
        name
      }
      rule {
        include {
          ...SideFields
        }
        exclude {
          ...SideFields
        }
      }
    }
  `,
  [SideFields],
);
export type SegmentRow = FragmentOf<typeof SegmentFields>;

export const OneSegment = graphql(
  `
    query OneSegment($id: ID!) {
      segment(id: $id) {
        ...SegmentFields
      }
    }
  `,
  [SegmentFields],
);

export const Traits = graphql(`
  query Traits {
    traits {
      name
      label
      type
      operators
      choices
      hasChoices
    }
  }
`);
export type TraitRow = ResultOf<typeof Traits>['traits'][number];

export const TraitChoices = graphql(`
  query TraitChoices($trait: String!, $search: String) {
    traitChoices(trait: $trait, search: $search) {
      value
      label
    }
  }
`);

export const PreviewSegment = graphql(`
  query PreviewSegment($rule: SegmentRuleInput!) {
    segmentPreview(rule: $rule) {
      size
      advocates
      problems {
        path
        message
      }
    }
  }
`);

export const SaveSegment = graphql(
  `
    mutation SaveSegment($input: SaveSegmentInput!) {
      saveSegment(input: $input) {
        __typename
        ...SegmentFields
        ...UserErrorFields
      }
    }
  `,
  [SegmentFields, UserErrorFields],
);

export const DeleteSegment = graphql(
  `
    mutation DeleteSegment($input: DeleteSegmentInput!) {
      deleteSegment(input: $input) {
        __typename
        ... on DeletedSegment {
          id
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

const CheckedSideFields = graphql(`
  fragment CheckedSideFields on CheckedSegmentSide @_unmask {
    match
    isMet
    groups {
      match
      isMet
      conditions {
        trait
        operator
        values
        isMet
        chosen {
          value
          label
        }
        found {
          value
          label
        }
      }
    }
  }
`);

export const CheckMembership = graphql(
  `
    query CheckMembership($id: ID!, $advocateId: ID!) {
      advocate(id: $advocateId) {
        id
        name
      }
      segment(id: $id) {
        id
        membership(advocateId: $advocateId) {
          isIn
          include {
            ...CheckedSideFields
          }
          exclude {
            ...CheckedSideFields
          }
        }
      }
    }
  `,
  [CheckedSideFields],
);
export type CheckedSide = FragmentOf<typeof CheckedSideFields>;
export type CheckedCondition = CheckedSide['groups'][number]['conditions'][number];
