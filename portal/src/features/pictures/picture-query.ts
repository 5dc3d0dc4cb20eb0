import { graphql, type FragmentOf } from '../../platform/graphql/graphql.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';

/** A picture as cards and pages show it. */
export const PictureFields = graphql(`
  fragment PictureFields on Picture @_unmask {
    id
    url
    thumbnailUrl
    width
    height
    focusX
    focusY
    alt
    translations {
      locale
      alt
    }
  }
`);
export type PictureRow = FragmentOf<typeof PictureFields>;

export const PictureChoiceFields = graphql(
  `
    fragment PictureChoiceFields on PictureChoice @_unmask {
      of
      id
      version
      picture {
        ...PictureFields
      }
    }
  `,
  [PictureFields],
);
export type PictureChoiceRow = FragmentOf<typeof PictureChoiceFields>;
export type PictureOwner = PictureChoiceRow['of'];

export const OnePicture = graphql(
  `
    query OnePicture($of: PictureOwner!, $id: ID!) {
      pictureChoice(of: $of, id: $id) {
        ...PictureChoiceFields
      }
    }
  `,
  [PictureChoiceFields],
);

export const SetPicture = graphql(
  `
    mutation SetPicture($input: SetPictureInput!) {
      setPicture(input: $input) {
        __typename
        ...PictureChoiceFields
        ...UserErrorFields
      }
    }
  `,
  [PictureChoiceFields, UserErrorFields],
);

export const RemovePicture = graphql(
  `
    mutation RemovePicture($input: RemovePictureInput!) {
      removePicture(input: $input) {
        __typename
        ...PictureChoiceFields
        ...UserErrorFields
      }
    }
  `,
  [PictureChoiceFields, UserErrorFields],
);
