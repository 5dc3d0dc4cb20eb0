import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { defineLoader, type AccessRoles, type Loader } from '../../platform/graphql/index.js';
import { takeSubjectKind, type SubjectKind } from './subject-kind.rules.js';
import type { NamedSubject } from './subject-name.rules.js';

/** One statement, for every reader: whether they may read the names, the caller decides. */
export type FindNames = (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, NamedSubject>>;

/** The names of subjects that belong to one advocate. */
export interface SubjectNames {
  readonly find: FindNames;
  /** the access of the query for the subject itself: a reader without it sees no name */
  readonly seenBy: AccessRoles;
}

/** Of what bigger subject the lines of this one are told as well: a deal's in the history of its company. */
export interface PartOf {
  readonly kind: string;
  /** The subjects that are part of these. */
  readonly find: (tx: Tx, ids: readonly Id[]) => Promise<readonly Id[]>;
}

export interface Subject {
  readonly kind: SubjectKind;
  readonly partOf: PartOf | null;
  readonly names: (SubjectNames & { readonly loader: Loader<NamedSubject> }) | null;
}

const defined = new Map<string, Subject>();

/**
 * Registers what timelines, statements and notices can be about: `defineSubject('REFERRAL', …)`.
 * The kind is stable: stored lines and the API have it. Throws SubjectKindError for one that is
 * taken or badly formed.
 */
export function defineSubject<Names extends SubjectNames | null>(
  kind: string,
  names: Names,
  partOf: PartOf | null = null,
): Subject & { readonly names: Names } {
  const subject = {
    kind: takeSubjectKind(kind),
    partOf,
    names: names && { ...names, loader: defineLoader(names.find) },
  };
  defined.set(kind, subject);
  return subject;
}

/** The kinds of which each is part of this one. */
export function partsOf(kind: string): Subject[] {
  return [...defined.values()].filter(({ partOf }) => partOf?.kind === kind);
}

/** Null for a kind that no feature of this process defines. */
export function subjectOf(kind: string | null): Subject | null {
  return defined.get(kind ?? '') ?? null;
}
