import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { defineLoader, type AccessRoles, type Loader } from '../../platform/graphql/index.js';
import { takeSubjectKind, type SubjectKind } from './subject-kind.rules.js';
import type { NamedSubject } from './subject-name.rules.js';

/** One statement, whoever reads: whether they may is for who asks. */
export type FindNames = (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, NamedSubject>>;

/** What a subject is called that belongs to one advocate. */
export interface SubjectNames {
  readonly find: FindNames;
  /** the row of the query that answers the subject itself: who may not see it reads no name */
  readonly seenBy: AccessRoles;
}

export interface Subject {
  readonly kind: SubjectKind;
  readonly names: (SubjectNames & { readonly loader: Loader<NamedSubject> }) | null;
}

const defined = new Map<string, Subject>();

/**
 * Hands over what timelines, statements and notices can be about: `defineSubject('REFERRAL', …)`.
 * The kind is stable: it stands in stored lines and in the API. Throws SubjectKindError for one that
 * is taken or badly formed.
 */
export function defineSubject<Names extends SubjectNames | null>(
  kind: string,
  names: Names,
): Subject & { readonly names: Names } {
  const subject = {
    kind: takeSubjectKind(kind),
    names: names && { ...names, loader: defineLoader(names.find) },
  };
  defined.set(kind, subject);
  return subject;
}

/** Null for a kind that no feature of this process defines. */
export function subjectOf(kind: string | null): Subject | null {
  return defined.get(kind ?? '') ?? null;
}
