import { DisplayableError } from '../../kernel/displayable-error.js';

declare const definedKind: unique symbol;

/** The kind of a subject that some feature defined: only those can have lines. */
export type SubjectKind = string & { readonly [definedKind]: true };

export class SubjectKindError extends DisplayableError {
  override readonly name = 'SubjectKindError';
}

const KIND = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** All kinds, each under itself: the API's enum, which grows as features are loaded. */
export const subjectKinds: Record<string, SubjectKind> = {};

/** Throws SubjectKindError for one that is taken or badly formed. */
export function takeSubjectKind(name: string): SubjectKind {
  if (!KIND.test(name)) throw new SubjectKindError(`Not a kind of subject: "${name}"`);
  if (name in subjectKinds) throw new SubjectKindError(`Two subjects are called "${name}"`);
  return (subjectKinds[name] = name as SubjectKind);
}
