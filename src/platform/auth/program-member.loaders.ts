import { defineLoader } from '../graphql/loader.js';
import { findProgramMembers } from './program-member.queries.js';

/** Member id → who they are to this programme, e.g. the person to talk to. */
export const personOfMember = defineLoader(async (tx, memberIds) => {
  const members = await findProgramMembers(tx, memberIds);
  return new Map(members.map(({ memberId, name, email }) => [memberId, { name, email }]));
});
