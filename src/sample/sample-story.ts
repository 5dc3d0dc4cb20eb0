import { machineActor, type Actor, type Role } from '../kernel/actor.js';
import type { Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';

/** One thing that somebody did at a past moment, by a verb of the product. */
export interface Act {
  readonly at: Date;
  /** key of a person of the sample; null: nobody, as for a job */
  readonly who: string | null;
  readonly role: Role | null;
  readonly operation: string;
  readonly run: (tx: Tx, actor: Actor, world: World) => Promise<void>;
}

/** A person of the sample, as far as they are known by now. */
export interface Known {
  readonly membershipId: Id | null;
  readonly memberId: Id | null;
  readonly advocateId: Id | null;
  readonly roles: readonly Role[];
}

/** What the acts so far have made, by the story's keys. */
export class World {
  readonly people = new Map<string, Known>();
  /** of personal links, by person */
  readonly codes = new Map<string, string>();
  private readonly ids = new Map<string, Id>();

  constructor(readonly programId: Id) {}

  keep(key: string, id: Id): void {
    this.ids.set(key, id);
  }

  /** Throws where the story names something before it was made. */
  idOf(key: string): Id {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`The sample has no "${key}" yet.`);
    return id;
  }

  advocateOf(person: string): Id {
    const id = this.people.get(person)?.advocateId;
    if (!id) throw new Error(`"${person}" of the sample is no advocate yet.`);
    return id;
  }

  /** The sample acts for its people: they are named as its own, and no mail goes out. */
  actor(person: string | null, role: Role | null): Actor {
    const machine = machineActor('SAMPLE', this.programId, 'sample');
    if (person === null) return machine;
    const known = this.people.get(person);
    if (!known) throw new Error(`The sample has no "${person}" yet.`);
    const { membershipId: id, memberId, advocateId, roles } = known;
    return { ...machine, id, memberId, advocateId, roles, role };
  }
}

/** A part of the story. */
export interface SeedStep {
  acts(calendar: SampleCalendar): Act[];
}

/** The injection token of all steps. */
export const SEED_STEPS = Symbol('SeedSteps');
