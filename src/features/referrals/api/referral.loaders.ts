import { defineLoader } from '../../../platform/graphql/index.js';
import { readProgram } from '../../programs/index.js';
import { notesOfReferrals } from '../handle/index.js';
import { countOpenReferralsOf, findReferralsByIds } from './referral.queries.js';

export const referralById = defineLoader((tx, ids) => findReferralsByIds(tx, ids));

export const openReferralsOfCompany = defineLoader(countOpenReferralsOf);

export const notesOfReferral = defineLoader((tx, ids) => notesOfReferrals(tx, ids));

/** The programme of the operation, read once; the key is its id. */
export const programOfOperation = defineLoader(async (tx) => {
  const program = await readProgram(tx);
  return new Map([[program.id, program]]);
});
