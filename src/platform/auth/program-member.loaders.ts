import { defineLoader } from '../graphql/loader.js';
import { findMembersOfMemberships, findProgramMembers } from './program-member.queries.js';

/** Member id → who they are to this programme, e.g. the person to talk to. */
export const personOfMember = defineLoader(async (tx, memberIds) => {
  const members = await findProgramMembers(tx, memberIds);
  return new Map(members.map(({ memberId, name, email }) => [memberId, { name, email }]));
});

/** Membership id → the name of its person, e.g. of the one who decided. */
export const nameOfMembership = defineLoader(async (tx, membershipIds) => {
  const members = await findMembersOfMemberships(tx, membershipIds);
  return new Map(members.map(({ membershipId, name }) => [membershipId, name]));
});
