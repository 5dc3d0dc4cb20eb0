import type { Id } from '../../../kernel/ids.js';
import type { DealInput, ReferralGroup, ReferralInput } from './referral-group.rules.js';

/**
 * Parts a load of referrals into the groups that must be decided together: those that share the
 * person referred or a deal (R-W6, R-W9).
 */
export function connectedGroups(group: ReferralGroup): ReferralGroup[] {
  const parts = new Partition(group.referrals.map(({ id }) => id));
  const byPerson = new Map<string, Id>();
  for (const { id, refereeKey } of group.referrals) {
    if (refereeKey === null) continue;
    const first = byPerson.get(refereeKey);
    if (first === undefined) byPerson.set(refereeKey, id);
    else parts.join(first, id);
  }
  for (const { referralIds } of group.deals) {
    const [first, ...others] = referralIds;
    for (const other of others) if (first !== undefined) parts.join(first, other);
  }
  return collect(group, parts);
}

function collect(group: ReferralGroup, parts: Partition): ReferralGroup[] {
  const groups = new Map<Id, { referrals: ReferralInput[]; deals: DealInput[] }>();
  for (const referral of group.referrals) {
    const root = parts.rootOf(referral.id);
    const found = groups.get(root);
    if (found) found.referrals.push(referral);
    else groups.set(root, { referrals: [referral], deals: [] });
  }
  for (const deal of group.deals) {
    const [first] = deal.referralIds;
    if (first !== undefined) groups.get(parts.rootOf(first))?.deals.push(deal);
  }
  return [...groups.values()];
}

/** Disjoint sets: each id knows a parent, and a root is its own. */
class Partition {
  private readonly parents: Map<Id, Id>;

  constructor(ids: readonly Id[]) {
    this.parents = new Map(ids.map((id) => [id, id]));
  }

  rootOf(id: Id): Id {
    let root = id;
    for (;;) {
      const parent = this.parents.get(root) ?? root;
      if (parent === root) return root;
      // Halves the path for the next caller: a long chain is walked once.
      const grandparent = this.parents.get(parent) ?? parent;
      this.parents.set(root, grandparent);
      root = grandparent;
    }
  }

  join(left: Id, right: Id): void {
    this.parents.set(this.rootOf(right), this.rootOf(left));
  }
}
