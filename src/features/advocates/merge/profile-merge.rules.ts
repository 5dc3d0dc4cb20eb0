/**
 * Why two profiles are not merged by a code alone (R-U6).
 * - `NO_PROFILE`: nobody has a profile here with that address;
 * - `SAME_PROFILE`: it is this one, or was merged into it already;
 * - `MERGED`: it was merged into another one;
 * - `HAS_MERGED`: another one was merged into it: it can only be the one that stays;
 * - `LEFT`: it has left the programme;
 * - `STAFF`: with that address somebody works for the programme, whose rights no code moves;
 * - `BETWEEN_THEM`: one was referred by the other, or decided for them (R-C5, R-W6).
 */
export const MERGE_REFUSALS = [
  'NO_PROFILE',
  'SAME_PROFILE',
  'MERGED',
  'HAS_MERGED',
  'LEFT',
  'STAFF',
  'BETWEEN_THEM',
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

/** What is told of a merge, by the table whose rows move; the others go with it untold. */
const KINDS: Readonly<Record<string, string>> = {
  advocate_interest: 'INTEREST',
  file: 'FILE',
  former_employer: 'FORMER_EMPLOYER',
  link: 'LINK',
  notification: 'NOTIFICATION',
  participation: 'CHALLENGE',
  redemption: 'REWARD',
  referral: 'REFERRAL',
  survey_response: 'SURVEY',
  willing: 'WILLING',
};

export const MERGED_KINDS: readonly string[] = Object.values(KINDS).sort();

/** So many rows of one table, that came or that wait. */
export interface MergedRows {
  readonly kind: string;
  readonly moved: boolean;
  readonly count: number;
}

export interface MergedCount {
  readonly kind: string;
  readonly count: number;
}

/** As people read it, in the order of the kinds. */
export function toldCounts(rows: readonly MergedRows[], moved: boolean): MergedCount[] {
  return rows
    .filter((row) => row.moved === moved)
    .flatMap(({ kind: table, count }) => {
      const kind = KINDS[table];
      return kind === undefined ? [] : [{ kind, count }];
    })
    .sort((one, other) => (one.kind < other.kind ? -1 : 1));
}
