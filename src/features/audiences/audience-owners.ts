import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import type { DeclaredLine } from '../timeline/index.js';
import type { AudienceOwnerKind } from './audience.rules.js';

/** A challenge or a reward, as far as its audience is concerned. */
export interface AudienceOwnerRow {
  readonly name: string;
  /** R-C4: it asks for a public review */
  readonly refusesScores: boolean;
}

/** What the feature of the owner says and does for its audience. */
export interface AudienceOwner {
  readonly find: (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, AudienceOwnerRow>>;
  /**
   * Locks it until the end of the write, so that whoever begins it meanwhile is judged by the new
   * audience. Throws NotFound, and NotAvailable where nobody begins it any more.
   */
  readonly lock: (tx: Tx, id: Id) => Promise<void>;
  /** R-U3: who has begun stays, whatever the audience is now. */
  readonly hasBegun: (tx: Tx, id: Id, advocateId: Id) => Promise<boolean>;
  readonly line: (outcome: 'AUDIENCE_CHOSEN' | 'AUDIENCE_LIFTED') => DeclaredLine;
}

export class AudienceOwnerError extends DisplayableError {
  override readonly name = 'AudienceOwnerError';
}

const owners = new Map<AudienceOwnerKind, AudienceOwner>();

/** Registers what has an audience. Throws AudienceOwnerError for a kind that is taken. */
export function defineAudienceOwner(kind: AudienceOwnerKind, owner: AudienceOwner): void {
  if (owners.has(kind)) throw new AudienceOwnerError(`Two features have the audience of ${kind}`);
  owners.set(kind, owner);
}

/** Throws AudienceOwnerError where no feature of this process has it. */
export function audienceOwner(kind: AudienceOwnerKind): AudienceOwner {
  const owner = owners.get(kind);
  if (!owner) throw new AudienceOwnerError(`No feature has the audience of ${kind}`);
  return owner;
}

/** Null where no feature of this process has it. */
export function audienceOwnerIfAny(kind: AudienceOwnerKind): AudienceOwner | null {
  return owners.get(kind) ?? null;
}
