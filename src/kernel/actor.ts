import type { Id } from './ids.js';

export const ROLES = ['advocate', 'marketer', 'sales', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ACTOR_KINDS = ['MEMBER', 'API_KEY', 'JOB', 'CLI', 'PUBLIC', 'SAMPLE'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/**
 * The caller of an operation, in which programme, with which rights, by which request (R-A3). `id`
 * is the membership's, the key's, or null for a job, the CLI and the public page of a link.
 */
export interface Actor {
  readonly kind: ActorKind;
  readonly programId: Id;
  readonly id: Id | null;
  /** The person who acts; of a key, the one who made it: its acts are theirs (R-C5). */
  readonly memberId: Id | null;
  /** The person's own advocate profile in this programme, where there is one. */
  readonly advocateId: Id | null;
  readonly roles: readonly Role[];
  /** The role in which the act is done; set by the access table when an operation is allowed. */
  readonly role: Role | null;
  readonly onBehalfOf: Id | null;
  readonly requestId: string;
}

/** An actor for work that no person does: a job, the CLI, an import, the sample. */
export function machineActor(
  kind: Exclude<ActorKind, 'MEMBER' | 'API_KEY'>,
  programId: Id,
  requestId: string,
): Actor {
  return {
    kind,
    programId,
    id: null,
    memberId: null,
    advocateId: null,
    roles: [],
    role: null,
    onBehalfOf: null,
    requestId,
  };
}

/** Whether the actor is of the company; an advocate alone sees no deal and no touch. */
export function isStaff(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'advocate');
}
