import type { AccessTable } from '../../platform/graphql/index.js';

const CHOOSE = { marketer: 'program', admin: 'program' } as const;

/** A picture is read with what it is of, by whoever sees that. */
export const picturesAccess: AccessTable = {
  'Query.pictureChoice': CHOOSE,
  'Mutation.setPicture': CHOOSE,
  'Mutation.removePicture': CHOOSE,
  'Picture.*': 'PARENT',
  'PictureChoice.*': 'PARENT',
  'PictureTranslation.*': 'PARENT',
};
