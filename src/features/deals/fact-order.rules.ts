/** The fields by which facts are ordered, whatever the order in which they came in (R-T2). */
export interface OrderedFact {
  readonly occurredAt: Date;
  readonly source: string;
  /** null where the source counts no versions */
  readonly sourceVersion: number | null;
  /** unique within its source */
  readonly factId: string;
}

/**
 * R-T2: by moment, then source, then the source's version; facts without a version come before
 * versioned ones, and among equals the later state counts, then the id. Compared field by field, so
 * it is a total order: versions of two sources are never compared with each other. `rank` gives the
 * place of a fact's state. Negative when `left` is the earlier fact.
 */
export function compareFacts<Fact extends OrderedFact>(
  left: Fact,
  right: Fact,
  rank: (fact: Fact) => number,
): number {
  return (
    left.occurredAt.getTime() - right.occurredAt.getTime() ||
    compareText(left.source, right.source) ||
    compareVersions(left.sourceVersion, right.sourceVersion) ||
    rank(left) - rank(right) ||
    compareText(left.factId, right.factId)
  );
}

function compareVersions(left: number | null, right: number | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return left - right;
}

/** By code unit: the same on every computer, whatever its language. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
