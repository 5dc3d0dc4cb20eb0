import type { ProfileField } from '../../advocates/index.js';
import type { AdvocateColumn } from '../read/index.js';
import type { Difference } from './import-target.js';

/** The column of a file that says a part of a profile. */
export function columnOfProfile(field: ProfileField | 'externalId'): AdvocateColumn {
  return field === 'companyId' ? 'company' : field;
}

/** R-A5: that it is another one; what it is is a person's. */
export function hidden(column: AdvocateColumn): Difference<AdvocateColumn> {
  return { column, before: null, after: null };
}

const IS_THEIRS = 'they have joined, and their profile is theirs: a file says what nobody has said';

/** R-U1: why what a file says is not taken. */
export const THEIRS: Readonly<Record<ProfileField, string>> = {
  name: 'they have another name here, which stays',
  email: 'they have another address here, which stays',
  language: IS_THEIRS,
  timeZone: IS_THEIRS,
  companyId: IS_THEIRS,
  employedSince: IS_THEIRS,
};

export const HAS_LEFT = 'they have left: nothing that the file says of them is taken';
