import { newId, type Id } from '../../../kernel/ids.js';

/** An advocate as a file or another system names them: at least one of these. */
export interface RequestedAdvocate {
  readonly externalId: string | null;
  /** as `normaliseEmail` makes it */
  readonly email: string | null;
  readonly name: string | null;
}

export interface ExistingAdvocate {
  readonly id: Id;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string;
  /** these are the keys of another profile of theirs: they are not completed from it (R-U6) */
  readonly isAlias?: boolean;
}

/** The advocate who is meant, or the reason why that is unclear. */
export type MatchedAdvocate =
  { readonly id: Id; readonly reason: null } | { readonly id: null; readonly reason: string };

/**
 * Finds the advocate of each request, one after the other: by external id, by address, and by name
 * where neither is given. A person without a profile gets one, and the next request can find it.
 * Remembers what has to be written: new advocates, and external ids or addresses given for the
 * first time.
 */
export class AdvocateMatch {
  readonly added = new Map<Id, ExistingAdvocate>();
  readonly completed = new Map<Id, ExistingAdvocate>();
  private readonly byExternalId = new Map<string, ExistingAdvocate>();
  private readonly byEmail = new Map<string, ExistingAdvocate>();
  /** by addresses that they signed in with before */
  private readonly presentEmails = new Map<string, string>();
  private readonly byName = new Map<string, Map<Id, ExistingAdvocate>>();

  /** Adds stored advocates; one that is known already stays as it is known. */
  learn(advocates: readonly ExistingAdvocate[]): void {
    for (const advocate of advocates) {
      const { id, externalId, email } = advocate;
      const isKnown =
        (advocate.isAlias !== true && this.byName.get(advocate.name)?.has(id) === true) ||
        (externalId !== null && this.byExternalId.has(externalId)) ||
        (email !== null && this.byEmail.has(email));
      if (!isKnown) this.keep(advocate);
    }
  }

  /** Adds who signed in with an address before, by it; who has it now comes first. */
  learnFormer(advocates: ReadonlyMap<string, ExistingAdvocate>): void {
    this.learn([...advocates.values()]);
    for (const [former, { email }] of advocates) {
      if (email !== null) this.presentEmails.set(former, email);
    }
  }

  find(wanted: RequestedAdvocate): MatchedAdvocate {
    const { externalId, email, name } = wanted;
    if (externalId === null && email === null) return this.findByName(name);
    const byId = externalId === null ? undefined : this.byExternalId.get(externalId);
    const byEmail = email === null ? undefined : this.findByEmail(email);
    const found = byId ?? byEmail;
    if (!found) return this.add(wanted);
    return found.id === (byEmail ?? found).id
      ? this.isFound(found, wanted)
      : unclear(`the id ${externalId ?? ''} and the address belong to two advocates`);
  }

  private findByEmail(email: string): ExistingAdvocate | undefined {
    return this.byEmail.get(email) ?? this.byEmail.get(this.presentEmails.get(email) ?? '');
  }

  private isFound(
    found: ExistingAdvocate,
    { externalId, email }: RequestedAdvocate,
  ): MatchedAdvocate {
    if (externalId !== null && found.externalId !== null && found.externalId !== externalId) {
      return unclear(`the address belongs to the advocate with the id ${found.externalId}`);
    }
    if (found.isAlias === true) return { id: found.id, reason: null };
    const complete = {
      ...found,
      externalId: found.externalId ?? externalId,
      email: found.email ?? email,
    };
    if (complete.externalId !== found.externalId || complete.email !== found.email) {
      this.keep(complete);
      const isNew = this.added.has(found.id);
      (isNew ? this.added : this.completed).set(found.id, complete);
    }
    return { id: found.id, reason: null };
  }

  private findByName(told: string | null): MatchedAdvocate {
    const name = told ?? '';
    const [first, ...others] = this.byName.get(name)?.values() ?? [];
    if (first === undefined) return this.add({ externalId: null, email: null, name });
    return others.length === 0
      ? { id: first.id, reason: null }
      : unclear(`${String(others.length + 1)} advocates have this name; tell an id or an address`);
  }

  private add({ externalId, email, name }: RequestedAdvocate): MatchedAdvocate {
    const advocate = { id: newId(), externalId, email, name: name ?? email ?? externalId ?? '' };
    this.keep(advocate);
    this.added.set(advocate.id, advocate);
    return { id: advocate.id, reason: null };
  }

  private keep(advocate: ExistingAdvocate): void {
    const { id, externalId, email, name } = advocate;
    if (externalId !== null) this.byExternalId.set(externalId, advocate);
    if (email !== null) this.byEmail.set(email, advocate);
    const namesakes = this.byName.get(name);
    if (namesakes) namesakes.set(id, advocate);
    else this.byName.set(name, new Map([[id, advocate]]));
  }
}

function unclear(reason: string): MatchedAdvocate {
  return { id: null, reason };
}
